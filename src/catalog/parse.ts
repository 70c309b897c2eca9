/** The text of the catalog file → the catalog, or every problem in it at once. Pure: no file system, no Astro. */
import { parseDocument } from 'yaml';
import type { Issue, LocatedIssue, Path } from './issue.ts';
import { checkText, decodeUtf8, describeReadError } from './read/file-faults.ts';
import { findRange, locate } from './read/locate.ts';
import { checkSchema } from './read/shape-faults.ts';
import { toValue } from './read/to-value.ts';
import { describeYamlErrors } from './read/yaml-faults.ts';
import { rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { CatalogSource } from './schema.ts';

/** What came of reading a file. */
export interface ParseResult {
  /** Absent when any error was found: a catalog is whole or not there. */
  catalog?: CatalogSource;
  /** Sorted by place. */
  issues: LocatedIssue[];
}

/**
 * Reads the text of a catalog. Never throws on bad input: what is wrong is in `issues`.
 * @param file how the file is called in messages
 * @param context what the rules must know beside the catalog
 */
export function parseCatalog(text: string, file = 'content/errors.yaml', context: RuleContext = {}): ParseResult {
  const faults = checkText(text);
  if (faults.length) return { issues: locate(faults, file, text) };
  // Keys are looked at by `toValue`, which is faster and can tell both places.
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  // Past a syntax error the tree is a guess: telling more would be noise.
  if (document.errors.length || document.warnings.length) return { issues: locate(describeYamlErrors(text), file, text) };
  const { value, issues } = toValue(document, text);
  const checked = checkValue(value, context, (path) => text.slice(...findRange(document, path, false)).trimEnd());
  const located = locate([...issues, ...checked.issues], file, text, document);
  return issues.length ? { issues: located } : { ...checked, issues: located };
}

/**
 * The same from the plain value of the file, without places.
 * @param value is changed: what is refused is taken out
 * @param getSource how the value at a path is written in the file
 */
export function checkValue(
  value: unknown,
  context: RuleContext = {},
  getSource: (path: Path) => string = () => '',
): Omit<ParseResult, 'issues'> & { issues: Issue[] } {
  const { catalog, loose, issues } = checkSchema(value, getSource);
  // Rules run on whatever is well-formed, so that all problems are told in one run.
  if (loose)
    for (const { name, severity = 'error', check } of rules)
      for (const finding of check(loose, context)) issues.push({ severity, rule: name, ...finding });
  // A catalog can be built where names lead nowhere, or nothing names a thing: mostly that is the rest of an entry that must not go.
  const isBuildable = ({ rule, path }: Issue): boolean => rule === 'unused' || (rule === 'references' && path.at(-1) !== 'category');
  if (catalog && issues.every((issue) => !isError(issue) || isBuildable(issue))) issues.push(...(context.checkWhole?.(catalog) ?? []));
  if (!catalog || issues.some(isError)) return { issues: issues.filter(isError) };
  return { catalog, issues };
}

/** The same from bytes; what goes wrong in reading them is an issue like any other. */
export function parseCatalogBytes(read: () => Uint8Array, file = 'content/errors.yaml', context: RuleContext = {}): ParseResult {
  const refuse = (issue: Issue, text = ''): ParseResult => ({ issues: locate([issue], file, text) });
  let bytes: Uint8Array;
  try {
    bytes = read();
  } catch (error) {
    return refuse(describeReadError(error, file));
  }
  const { text, issue } = decodeUtf8(bytes);
  return issue ? refuse(issue, text) : parseCatalog(text, file, context);
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}
