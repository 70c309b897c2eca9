/** The published shape of the data: every path of the JSON Schema and what stands there. Adding to it is fine; taking away or changing is not. */
import { readFileSync } from 'node:fs';

/** Path → what stands there, e.g. `errors[].messages[].status` → `integer|null`. A `?` behind the name: may be absent. */
export type Shape = Readonly<Record<string, string>>;

export const shapeFile = 'src/publish/ledger/errors-shape.json';

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  $defs?: Record<string, Schema>;
}

export function describeShape(schema: unknown): Shape {
  const shape: Record<string, string> = {};
  const { $defs = {}, ...whole } = schema as Schema;
  walk(whole, 'errors.json', shape);
  for (const [name, definition] of Object.entries($defs)) walk(definition, `errors.json#${name}`, shape);
  return Object.fromEntries(Object.entries(shape).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function readShape(file: string = shapeFile): Shape {
  return JSON.parse(readFileSync(file, 'utf8')) as Shape;
}

export interface ShapeChanges {
  /** Promised, and not kept: in words. */
  broken: string[];
  /** New paths and new values of enumerations, not yet promised. */
  added: string[];
}

export function compareShapes(recorded: Shape, now: Shape): ShapeChanges {
  const broken = Object.entries(recorded).flatMap(([path, was]) => {
    const is = now[path] ?? now[Object.keys(now).find((other) => promisesMore(path, other)) ?? ''];
    if (is === undefined) return [`${path} is gone (or has become optional); it was ${was}`];
    return keeps(was, is) ? [] : [`${path} was ${was} and is ${is}`];
  });
  const added = Object.entries(now).flatMap(([path, is]) =>
    recorded[path] === is || broken.some((item) => item.startsWith(`${path} `)) ? [] : [`${path}: ${is}`],
  );
  return { broken, added };
}

/** The same path, with something that could be absent always there now. */
function promisesMore(recorded: string, now: string): boolean {
  if (recorded.replaceAll('?', '') !== now.replaceAll('?', '')) return false;
  const [before, after] = [recorded.split('.'), now.split('.')];
  return after.every((part, index) => part === before[index] || part === before[index]?.replace('?', ''));
}

/** An enumeration may gain values: programs have to expect unknown ones. Anything else stays as it is. */
function keeps(was: string, is: string): boolean {
  if (was === is) return true;
  if (!was.startsWith('one of ') || !is.startsWith('one of ')) return false;
  const values = new Set(is.slice('one of '.length).split(' | '));
  return was
    .slice('one of '.length)
    .split(' | ')
    .every((value) => values.has(value));
}

function walk(schema: Schema, path: string, shape: Record<string, string>): void {
  shape[path] = describeType(schema);
  const inner = schema.anyOf ? schema.anyOf.filter((option) => option.type !== 'null') : [schema];
  for (const { properties = {}, required = [], items, additionalProperties } of inner) {
    for (const [name, value] of Object.entries(properties)) walk(value, `${path}.${name}${required.includes(name) ? '' : '?'}`, shape);
    if (items) walk(items, `${path}[]`, shape);
    if (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length)
      walk(additionalProperties, `${path}{}`, shape);
  }
}

function describeType({ type, anyOf, enum: values, const: only }: Schema): string {
  if (values) return `one of ${values.map(String).sort().join(' | ')}`;
  if (only !== undefined) return `always ${JSON.stringify(only)}`;
  if (anyOf) return anyOf.map(describeType).sort().join('|');
  return [type ?? 'anything'].flat().join('|');
}
