/** What YAML can read and the catalog cannot have: aliases, a name twice, texts that YAML cuts. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, Scalar, visit, type Document, type Node, type Pair } from 'yaml';
import type { Issue, Path } from '../issue.ts';
import { findShape } from '../edit/shape.ts';
import { mendLine, needsQuotes } from './line-mends.ts';
import { findFirst, placeFault } from './yaml-faults.ts';

type Ancestors = readonly (Document | Node | Pair)[];
type Told = Omit<Issue, 'severity' | 'rule' | 'path'>;

/** The plain value of a document. What is told is taken out of it: aliases are never expanded, of a name that stands twice the first counts. */
export function toValue(document: Document, text: string): { value: unknown; issues: Issue[] } {
  const issues: Issue[] = [];
  const lines = text.split('\n');
  const tell = (path: Path, told: Told): void => {
    issues.push({ severity: 'error', rule: 'yaml', path, ...told });
  };
  /** The mend of the line at an offset, with which it can be read. */
  const findMend = (offset: number): Told | undefined => {
    const at = text.slice(0, offset).split('\n').length - 1;
    const mend = mendLine(lines[at] ?? '');
    return mend && !findFirst([mend.put]) ? placeFault(lines, { at, ...mend }) : undefined;
  };
  visit(document, {
    Pair: (_key, { key }, above) => {
      const name = isScalar(key) && key.value !== null ? String(key) : '__proto__';
      const told = checkName(name, key, above);
      if (!told) return undefined;
      tell([...toPath(above), ...(name === '__proto__' ? [] : [name])], told);
      return visit.REMOVE;
    },
    Node: (_key, node, above) => {
      const path = (): Path => toPath([...above, node]);
      if (isAlias(node) || node.anchor) {
        const offset = isAlias(node) ? getStart(node) : text.lastIndexOf('&', getStart(node));
        tell(path(), {
          message: needsQuotes(text[offset] ?? '').message,
          why: 'YAML takes it for an anchor or alias, by which a small file could expand without end. A statement that several entries share gets an id under `causes:`, `steps:`, `avoid:` or `ticket:` and is named by it.',
          offset,
        });
        return isAlias(node) ? new Scalar(undefined) : undefined;
      }
      if (isScalar(node)) {
        const offset = getStart(node);
        if (isCut(node, text, path)) tell(path(), findMend(offset) ?? { offset, ...needsQuotes('#') });
        return undefined;
      }
      // A field without a value is a piece of a text, or a name behind which no colon stands.
      const piece = isMap(node) && node.flow ? node.items.find(({ value }) => value === null)?.key : undefined;
      const mend = piece ? findMend(getStart(piece)) : undefined;
      if (!mend) return undefined;
      tell(path(), mend);
      return new Scalar(undefined);
    },
  });
  return { value: document.toJS(), issues };
}

/** What is wrong with the name of a field. */
function checkName(name: string, key: unknown, above: Ancestors): Told | undefined {
  const offset = getStart(key);
  if (name === '__proto__') return { offset, message: 'The name of a field must be a plain word.' };
  const holder = above.at(-1);
  const first = isMap(holder) ? holder.items.find((item) => String(item.key) === name)?.key : key;
  if (first === key) return undefined;
  return {
    offset,
    message: `\`${name}\` stands twice in the same place.`,
    also: { label: 'The first', offset: getStart(first) },
    why: 'Only one of the two would count, and nobody would see which. Keep one.',
  };
}

/** Whether a comment stands behind a bare text: mostly it is the rest of it. Ids and words of the schema may have one. */
function isCut({ comment, type, value, range }: Scalar, text: string, getPath: () => Path): boolean {
  if (!comment || type !== 'PLAIN' || typeof value !== 'string' || !/^[ \t]+#/.test(text.slice(range?.[1]))) return false;
  const path = getPath();
  const { items, ...shape } = findShape(path) ?? {};
  return !(shape.enum ?? shape.refers ?? items?.refers ?? path.at(-1) === 'id');
}

function getStart(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** The keys and positions that lead to the last of the nodes. */
function toPath(nodes: Ancestors): Path {
  return nodes.flatMap((node, at): Path => {
    if (isPair(node)) return [String(node.key)];
    const next = nodes[at + 1];
    return isSeq(node) && next ? [node.items.indexOf(next)] : [];
  });
}
