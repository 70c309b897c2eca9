/** What YAML can read and the catalog cannot have: aliases, a name twice, texts that YAML cuts. */
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Scalar,
  visit,
  type Document,
  type LineCounter,
  type Node,
  type Pair,
} from 'yaml';
import type { Issue, Path } from '../issue.ts';
import { findShape } from '../edit/shape.ts';
import { mendLine, needsQuotes } from './line-mends.ts';
import { findFirst, placeFault, tellMend } from './yaml-faults.ts';

/** The plain value of a document. What is told is taken out of it: aliases are never expanded, of a name that stands twice the first counts. */
export function toValue(document: Document, text: string, counter: LineCounter): { value: unknown; issues: Issue[] } {
  const issues: Issue[] = [];
  const tell = (path: Path, told: Omit<Issue, 'severity' | 'rule' | 'path'>): void => {
    issues.push({ severity: 'error', rule: 'yaml', path, ...told });
  };
  const lines = text.split('\n');
  const findLine = (offset: number): { at: number; line: string } => {
    const at = counter.linePos(offset).line - 1;
    return { at, line: lines[at] ?? '' };
  };
  visit(document, {
    Pair: (_key, { key }, above) => {
      const holder = above.at(-1);
      const name = isScalar(key) && key.value !== null ? String(key) : '__proto__';
      const path = [...toPath(above), name];
      const offset = getStart(key);
      const first = isMap(holder) ? holder.items.find((item) => String(item.key) === name)?.key : key;
      if (name === '__proto__') tell(toPath(above), { offset, message: 'The name of a field must be a plain word.' });
      else if (first !== key)
        tell(path, {
          offset,
          message: `\`${name}\` stands twice in the same place.`,
          also: { label: 'The first', offset: getStart(first) },
          why: 'Only one of the two would count, and nobody would see which. Keep one.',
        });
      else return undefined;
      return visit.REMOVE;
    },
    Node: (_key, node, above) => {
      const getPath = (): Path => toPath([...above, node]);
      const start = getStart(node);
      if (isAlias(node) || node.anchor) {
        const offset = isAlias(node) ? start : text.lastIndexOf('&', start);
        const mark = text[offset] ?? '';
        const mend = mendLine(findLine(offset).line);
        tell(getPath(), {
          message: needsQuotes(mark).message,
          why: 'YAML takes it for an anchor or alias, by which a small file could expand without end. A statement that several entries share gets an id under `causes:`, `steps:`, `avoid:` or `ticket:` and is named by it.',
          offset,
          ...(mend ? { fix: mend.put.trim() } : {}),
        });
        return isAlias(node) ? new Scalar(undefined) : undefined;
      }
      const { at, line } = findLine(start);
      if (isScalar(node)) {
        // A bare text behind which a comment stands: mostly it is the rest of it. Ids and words of the schema may have one.
        if (!node.comment || node.type !== 'PLAIN' || typeof node.value !== 'string') return undefined;
        const path = getPath();
        const { items, ...shape } = findShape(path) ?? {};
        const isWord = shape.enum ?? shape.refers ?? items?.refers ?? path.at(-1) === 'id';
        if (!/^[ \t]+#/.test(text.slice(node.range?.[1])) || isWord) return undefined;
        const mend = mendLine(line);
        if (mend && !findFirst([mend.put])) issues.push({ path, ...placeFault(lines, tellMend(mend, at, line)) });
        else tell(path, { offset: start, message: needsQuotes('#').message, why: needsQuotes('#').why });
        return undefined;
      }
      // A field without a value is a piece of a text, or a name behind which no colon stands.
      const piece = isMap(node) && node.flow ? node.items.find(({ value }) => value === null)?.key : undefined;
      const cut = piece ? findLine(getStart(piece)) : undefined;
      const mend = cut && mendLine(cut.line);
      if (!mend) return undefined;
      issues.push({ path: getPath(), ...placeFault(lines, tellMend(mend, cut.at, cut.line)) });
      return new Scalar(undefined);
    },
  });
  return { value: document.toJS(), issues };
}

function getStart(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** The keys and positions that lead to the last of the nodes. */
function toPath(nodes: readonly (Document | Node | Pair)[]): Path {
  return nodes.flatMap((node, at): Path => {
    if (isPair(node)) return [String(node.key)];
    const next = nodes[at + 1];
    return isSeq(node) && next ? [node.items.indexOf(next)] : [];
  });
}
