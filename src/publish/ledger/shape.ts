/** The published shape of the data: every path of the JSON Schema and what stands there. Adding to it is fine; taking away or changing is not. */
import { readFileSync } from 'node:fs';

/** Path → what stands there, e.g. `errors[].messages[].status` → `integer|null`. */
type PublishedShape = Readonly<Record<string, string>>;

export const shapeFile = 'content/errors-shape.json';

const oneOf = 'one of ';
const optional = ', or absent';

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
  $defs?: Record<string, Schema>;
}

/** Of each kind of file: the definition of its content, and what paths in it begin with. */
const roots = { catalog: 'errors.json', single: 'errors.json#single' };

/** @param schema what `buildJsonSchema` makes: everything that is promised stands below the `roots` in its `$defs`, or is named there */
export function describeShape(schema: unknown): PublishedShape {
  const shape: Record<string, string> = {};
  const definitions = (schema as Schema).$defs ?? {};
  for (const [name, path] of Object.entries(roots)) if (definitions[name]) walk(open(definitions[name], definitions), path, shape);
  return Object.fromEntries(Object.entries(shape).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function readShape(): PublishedShape {
  return JSON.parse(readFileSync(shapeFile, 'utf8')) as PublishedShape;
}

interface ShapeChanges {
  /** Promised, and not kept: in words. */
  broken: string[];
  /** New paths and new values of enumerations, not yet promised. */
  added: string[];
}

export function compareShapes(recorded: PublishedShape, now: PublishedShape): ShapeChanges {
  const broken = Object.entries(recorded).flatMap(([path, was]) => {
    const is = now[path];
    if (is === undefined) return [`${path} is gone; it was ${was}`];
    return keeps(was, is) ? [] : [`${path} was ${was} and is ${is}`];
  });
  const added = Object.entries(now).flatMap(([path, is]) =>
    recorded[path] === is || broken.some((item) => item.startsWith(`${path} `)) ? [] : [`${path}: ${is}`],
  );
  return { broken, added };
}

/** What may be absent may come to be always there, and an enumeration may gain values: programs have to expect unknown ones. */
function keeps(was: string, is: string): boolean {
  if (is.endsWith(optional) && !was.endsWith(optional)) return false;
  const [before, after] = [was, is].map((type) => type.replace(optional, '').replace(oneOf, '').split(' | '));
  return was.startsWith(oneOf) === is.startsWith(oneOf) && (before ?? []).every((value) => after?.includes(value));
}

/** The schema with all that it names in place. */
function open(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  return JSON.parse(JSON.stringify(schema), (_key, value: Schema | null) => {
    const definition = definitions[value?.$ref?.replace('#/$defs/', '') ?? ''];
    return definition ? open(definition, definitions) : value;
  }) as Schema;
}

function walk(schema: Schema, path: string, shape: Record<string, string>, isOptional = false): void {
  shape[path] = describeType(schema) + (isOptional ? optional : '');
  const inner = schema.anyOf ? schema.anyOf.filter((option) => option.type !== 'null') : [schema];
  for (const { properties = {}, required = [], items, additionalProperties } of inner) {
    for (const [name, value] of Object.entries(properties)) walk(value, `${path}.${name}`, shape, !required.includes(name));
    if (items) walk(items, `${path}[]`, shape);
    if (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length)
      walk(additionalProperties, `${path}{}`, shape);
  }
}

function describeType({ type, anyOf, enum: values, const: only }: Schema): string {
  if (values) return oneOf + values.map(String).sort().join(' | ');
  if (only !== undefined) return `always ${JSON.stringify(only)}`;
  if (anyOf) return anyOf.map(describeType).sort().join('|');
  return [type ?? 'anything'].flat().join('|');
}
