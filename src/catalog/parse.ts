/** The text of the catalogue file → the catalogue, or every problem in it at once. Pure: no file system, no Astro. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, ParsedNode } from 'yaml';
import type { Issue, LocatedIssue, Path } from './issue.ts';
import { rules } from './rules/index.ts';
import { checkSchema } from './rules/schema.ts';
import type { CatalogSource } from './schema.ts';
import { checkText, describeYamlError } from './rules/yaml.ts';

export interface ParseResult {
  /** Absent when any error was found: a catalogue is whole or not there. */
  catalog?: CatalogSource;
  /** Sorted by place. */
  issues: LocatedIssue[];
}

/**
 * Reads the text of a catalogue. Never throws on bad input: what is wrong is in `issues`.
 * @param file how the file is called in messages
 */
export function parseCatalog(text: string, file = 'content/errors.yaml'): ParseResult {
  const lines = new LineCounter();
  // Aliases are refused anyway, so they are never expanded; 0 also disarms alias bombs.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, strict: true });
  const found: Issue[] = [...checkText(text), ...document.errors.map((error) => describeYamlError(error, text))];
  found.push(...findAliases(document));
  const finish = (catalog?: CatalogSource): ParseResult => {
    const issues = locate(dedupe(found), document, lines, file);
    const broken = issues.some((issue) => issue.severity === 'error');
    return catalog && !broken ? { catalog, issues } : { issues };
  };
  // Past a syntax error the tree is a guess: telling more would be noise.
  if (found.some((issue) => issue.severity === 'error')) return finish();

  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const checked = checkSchema(value);
  found.push(...checked.issues);
  // Rules run on whatever parts are well-formed, so that all problems are told in one run.
  if (checked.partial) for (const rule of rules) found.push(...rule(checked.partial));
  return finish(checked.catalog);
}

function findAliases(document: Document): Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Alias(_key, node) {
      issues.push({
        severity: 'error',
        rule: 'yaml',
        path: [],
        offset: node.range?.[0] ?? 0,
        message: `The alias \`*${node.source}\` is not allowed.`,
        why: 'Aliases make a small file expand without end, and the reader cannot see what stands in an entry. Shared statements have ids instead: `steps:`, `causes:`, `avoid:`, `ticket:`.',
      });
    },
  });
  return issues;
}

function dedupe(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.rule, issue.path, issue.offset, issue.message]);
    return !seen.has(key) && seen.add(key);
  });
}

function locate(issues: readonly Issue[], document: Document, lines: LineCounter, file: string): LocatedIssue[] {
  return issues
    .map((issue) => {
      const offset = issue.offset ?? findOffset(document, issue.path, issue.atKey ?? false);
      const { line, col } = lines.linePos(offset);
      const subject = findSubject(document, issue.path);
      return { ...issue, file, line: Math.max(line, 1), column: Math.max(col, 1), ...(subject ? { subject } : {}) };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule) || a.message.localeCompare(b.message));
}

/** The offset of the value at a path; of the nearest parent that exists where the path leads nowhere. */
function findOffset(document: Document, path: Path, atKey: boolean): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    const pair: Pair<ParsedNode, ParsedNode | null> | undefined = isMap<ParsedNode, ParsedNode>(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const next: Node | null | undefined = isPair(pair) ? pair.value : isSeq<Node>(node) && typeof key === 'number' ? node.items[key] : undefined;
    const last = depth === path.length - 1;
    if (pair && (atKey || !next) && last) return pair.key.range?.[0] ?? offset;
    if (!next || isAlias(next)) return offset;
    node = next;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function findSubject(document: Document, path: Path): string | undefined {
  if (path[0] !== 'errors' || typeof path[1] !== 'number') return undefined;
  const name: unknown = document.getIn(['errors', path[1], 'code']) ?? document.getIn(['errors', path[1], 'id']);
  return typeof name === 'string' ? name : `entry ${path[1] + 1}`;
}
