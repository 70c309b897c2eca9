/** Where in the text an issue stands. */
import { isMap, isPair, isScalar, isSeq, LineCounter, type Document, type Node } from 'yaml';
import { planEdit } from '../edit/fix.ts';
import { writeAt, writeValue } from '../edit/snippet.ts';
import type { Issue, LocatedIssue, Path } from '../issue.ts';

/** The issues with their places, sorted by these. Without a document only what brings its own place has one. */
export function locate(issues: readonly Issue[], file: string, text: string, document?: Document): LocatedIssue[] {
  const lines = new LineCounter();
  for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at);
  const findPath = (path: Path, atKey: boolean): Range => (document ? findRange(document, path, atKey) : [0, 0]);
  return issues
    .map((issue) => {
      const range = findPath(issue.path, issue.atKey ?? false);
      const edit = issue.edit ?? planEdit(text, issue, range);
      const subject = document && findSubject(document, issue.path);
      const { line, col: column } = lines.linePos(issue.offset ?? range[0]);
      const other = issue.also && lines.linePos(issue.also.offset ?? findPath(issue.also.path ?? [], true)[0]);
      return {
        ...(issue.value === undefined ? {} : { fix: writeAt(issue.path, writeValue(issue.value)) }),
        ...issue,
        ...{ file, line, column },
        ...(edit ? { edit } : {}),
        ...(subject ? { subject } : {}),
        ...(issue.also && other ? { alsoAt: `${issue.also.label}: ${file}:${other.line}:${other.col}` } : {}),
      };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message));
}

type Range = [from: number, to: number];

/** The same order on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where the value at a path stands, or its key; of the nearest parent that exists where the path leads nowhere. */
export function findRange(document: Document, path: Path, atKey: boolean): Range {
  const getRange = (node: Node | null | undefined): Range | undefined => (node?.range ? [node.range[0], node.range[1]] : undefined);
  let node: Node | null = document.contents;
  let range = getRange(node) ?? [0, 0];
  for (const [depth, key] of path.entries()) {
    const pair = isMap<Node, Node | null>(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const next = isPair(pair) ? pair.value : isSeq<Node>(node) && typeof key === 'number' ? node.items[key] : undefined;
    const empty = !next?.range || next.range[0] === next.range[1];
    if (pair && depth === path.length - 1 && (atKey || empty)) return getRange(pair.key) ?? range;
    if (!next) return range;
    node = next;
    range = getRange(node) ?? range;
  }
  return range;
}

function findSubject(document: Document, path: Path): string | undefined {
  if (path[0] !== 'errors' || typeof path[1] !== 'number') return undefined;
  const name: unknown = document.getIn(['errors', path[1], 'code']) ?? document.getIn(['errors', path[1], 'id']);
  return typeof name === 'string' && name.trim() ? name : `entry ${path[1] + 1}`;
}
