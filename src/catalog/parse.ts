/** The text of the catalogue file → the catalogue, or every problem in it at once. Pure: no file system, no Astro. */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, ParsedNode } from 'yaml';
import { completeCatalog } from './complete.ts';
import type { Issue, LocatedIssue, Path } from './issue.ts';
import { decodeUtf8, describeReadError } from './read/bytes.ts';
import { checkSchema } from './read/shape-faults.ts';
import { checkText, describeYamlErrors, findAliases, toValue } from './read/yaml-faults.ts';
import { rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { CatalogSource } from './schema.ts';

export interface ParseResult {
  /** Absent when any error was found: a catalogue is whole or not there. */
  catalog?: CatalogSource;
  /** Sorted by place. */
  issues: LocatedIssue[];
}

/**
 * Reads the text of a catalogue. Never throws on bad input: what is wrong is in `issues`.
 * @param file how the file is called in messages
 * @param context what the rules must know beside the catalogue
 */
export function parseCatalog(text: string, file = 'content/errors.yaml', context: RuleContext = {}): ParseResult {
  const lines = new LineCounter();
  const found = checkText(text);
  if (found.length) return finish(found, undefined, lines, file, text);
  let document: Document;
  let value: unknown;
  try {
    // Keys are looked at by `toValue`, which is faster and can tell both places.
    document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, strict: true });
    found.push(...describeYamlErrors([...document.errors, ...document.warnings], text, document));
    // Past a syntax error the tree is a guess: telling more would be noise.
    if (found.length) return finish(found, undefined, lines, file, text);
    const converted = toValue(document);
    value = converted.value;
    found.push(...findAliases(document), ...converted.issues);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return finish(
      [{ severity: 'error', rule: 'yaml', path: [], offset: 0, message: 'The file is nested too deeply to be read.' }],
      undefined,
      lines,
      file,
      text,
    );
  }
  const checked = checkSchema(value);
  found.push(...checked.issues);
  // Rules run on whatever is well-formed, so that all problems are told in one run.
  if (checked.loose)
    for (const { name, severity, check } of rules)
      for (const finding of check(checked.loose, context)) found.push({ severity, rule: name, ...finding });
  if (!checked.catalog || found.some(isError)) return finish(found, document, lines, file, text);
  const catalog = completeCatalog(checked.catalog);
  for (const { path, message } of context.checkSamples?.(catalog) ?? []) found.push({ severity: 'error', rule: 'samples', path, message });
  return finish(found, document, lines, file, text, catalog);
}

/** The same from bytes; what goes wrong in reading them is an issue like any other. */
export function parseCatalogBytes(read: () => Uint8Array, file = 'content/errors.yaml', context: RuleContext = {}): ParseResult {
  let bytes: Uint8Array;
  try {
    bytes = read();
  } catch (error) {
    return finish([describeReadError(error, file)], undefined, new LineCounter(), file, '');
  }
  const decoded = decodeUtf8(bytes);
  return 'text' in decoded ? parseCatalog(decoded.text, file, context) : finish([decoded.issue], undefined, new LineCounter(), file, '');
}

function finish(
  found: readonly Issue[],
  document: Document | undefined,
  lines: LineCounter,
  file: string,
  text: string,
  catalog?: CatalogSource,
): ParseResult {
  const issues = locate(dedupe(found), document, lines, file, text);
  const broken = issues.some(isError);
  return catalog && !broken ? { catalog, issues } : { issues };
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function dedupe(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.rule, issue.path, issue.offset, issue.message]);
    return !seen.has(key) && seen.add(key);
  });
}

function locate(issues: readonly Issue[], document: Document | undefined, lines: LineCounter, file: string, text: string): LocatedIssue[] {
  // An early return comes before the parser has counted the lines.
  if (!lines.lineStarts.length) for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at);
  const find = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const findPath = (path: Path, atKey: boolean): number => (document ? findOffset(document, path, atKey) : 0);
  return issues
    .map((issue) => {
      const { line, column } = issue.place ?? find(issue.offset ?? findPath(issue.path, issue.atKey ?? false));
      const subject = document ? findSubject(document, issue.path) : undefined;
      const other = issue.also && find(issue.also.offset ?? findPath(issue.also.path ?? [], true));
      return {
        ...issue,
        file,
        line,
        column,
        ...(subject ? { subject } : {}),
        ...(issue.also && other ? { alsoAt: `${issue.also.label}: ${file}:${other.line}:${other.column}` } : {}),
      };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message));
}

/** The same order on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The offset of the value at a path, or of its key; of the nearest parent that exists where the path leads nowhere. */
function findOffset(document: Document, path: Path, atKey: boolean): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    const pair: Pair<ParsedNode, ParsedNode | null> | undefined = isMap<ParsedNode, ParsedNode>(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const next: Node | null | undefined = isPair(pair)
      ? pair.value
      : isSeq<Node>(node) && typeof key === 'number'
        ? node.items[key]
        : undefined;
    const last = depth === path.length - 1;
    if (pair && last && (atKey || !next?.range || next.range[0] === next.range[1])) return pair.key.range[0];
    if (!next) return offset;
    node = next;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function findSubject(document: Document, path: Path): string | undefined {
  if (path[0] !== 'errors' || typeof path[1] !== 'number') return undefined;
  const name: unknown = document.getIn(['errors', path[1], 'code']) ?? document.getIn(['errors', path[1], 'id']);
  return typeof name === 'string' && name.trim() ? name : `entry ${path[1] + 1}`;
}
