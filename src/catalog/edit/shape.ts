/** The JSON Schema of the file, to look things up in: made once, when somebody asks. */
import { z } from 'zod';
import type { Path } from '../issue.ts';
import { catalogSchema, type ReferenceKind } from '../schema.ts';
import { writeAt } from './snippet.ts';

/** What a string is. */
export type StringKind =
  /** A text of ours. */
  | 'own'
  /** The official Chinese, to the letter. */
  | 'quoted'
  /** What people type. */
  | 'keyword'
  /** What the service or a program prints, in lines. */
  | 'literal'
  /** A piece of it, blanks included. */
  | 'mark'
  /** A regular expression. */
  | 'pattern'
  | 'code'
  | 'id'
  | 'key'
  | 'address'
  | 'date'
  | 'plain';

/** The parts of a JSON Schema that ours has. */
export interface Shape {
  type?: string;
  description?: string;
  /** What kind of text it is; left out: nothing of the kinds below. */
  kind?: StringKind;
  /** The text is an id of this kind. */
  refers?: ReferenceKind;
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
  propertyNames?: Shape;
  additionalProperties?: Shape | false;
  items?: Shape;
  anyOf?: readonly Shape[];
  enum?: readonly string[];
}

let shape: Shape | undefined;

/** The shape of the whole file. */
export function getShape(): Shape {
  return (shape ??= z.toJSONSchema(catalogSchema, { io: 'input' }) as Shape);
}

/** The shape of a field or item; undefined where there is none of that name. */
export function getInner(outer: Shape, key: string | number): Shape | undefined {
  if (typeof key === 'number') return outer.items;
  const inner = outer.properties?.[key] ?? (outer.additionalProperties === false ? undefined : outer.additionalProperties);
  if (inner) return inner;
  for (const option of outer.anyOf ?? []) if (option.properties?.[key]) return option.properties[key];
  return undefined;
}

/** What kind of string a shape allows, among whatever else. */
export function getStringKind({ kind, anyOf }: Shape): StringKind | undefined {
  return kind ?? anyOf?.find((option) => option.kind)?.kind;
}

/** What a string of a shape can name. */
export function getReferenceKind({ refers, anyOf }: Shape): ReferenceKind | undefined {
  return refers ?? anyOf?.find((option) => option.refers)?.refers;
}

/** The shape that holds for a path. */
export function findShape(path: Path): Shape | undefined {
  return path.reduce<Shape | undefined>((outer, key) => outer && getInner(outer, key), getShape());
}

/** What a field looks like, as the schema has it, with gaps to be filled in. */
export function writeSkeleton(path: Path): string {
  const shape = findShape(path);
  const [first, ...others] = shape?.enum ?? [];
  return `${writeAt(path, shape ? writeShape(shape) : '…')}${first && others.length ? ` # or ${others.join(', ')}` : ''}`;
}

function writeShape({ type, items, required, properties, anyOf, enum: values }: Shape): string {
  if (values?.[0] !== undefined) return values[0];
  if (type === 'boolean') return 'true';
  if (type === 'array') return items ? `[${writeShape(items)}]` : '[…]';
  const mapping = properties ? { required, properties } : anyOf?.find((option) => option.properties);
  const fields = mapping?.required?.map((name) => `${name}: ${writeShape(mapping.properties?.[name] ?? {})}`);
  return fields?.length ? `{ ${fields.join(', ')} }` : '…';
}
