/** What a check of the catalog found, and the only place that puts it into words for the terminal. */

/** Keys and positions from the root of the file down to a value. */
export type Path = readonly (string | number)[];

/** One thing that is wrong, or that an author should know. */
export interface Issue {
  /** `error` stops the build; `warning` is told and shown on the page, nothing more. */
  severity: 'error' | 'warning';
  /** The rule that found it, kebab-case. */
  rule: string;
  path: Path;
  /** What is wrong, one sentence. */
  message: string;
  /** Why it matters, where that is not plain. */
  why?: string;
  /** The corrected YAML, where it can be known and is not just `value`. */
  fix?: string;
  /** The right value (or key) of what stands at `path`: `validate --fix` writes it. */
  value?: string | number | boolean | readonly string[];
  /** The field at `path` is to be taken out: `validate --fix` does it. */
  remove?: boolean;
  /** Offset in the text, where the place is not the value at `path`. */
  offset?: number;
  /** The right YAML of a piece of the file, by offsets in it. */
  edit?: Edit;
  /** Point at the key of the pair instead of its value. */
  atKey?: boolean;
  /** The other place that it clashes with. */
  also?: { label: string; path?: Path; offset?: number };
}

/** What `validate --fix` writes. */
export interface Edit {
  from: number;
  to: number;
  put: string;
}

/** An issue with its place in the file, and with its correction as an `edit`, as `parseCatalog` returns it. */
export interface LocatedIssue extends Issue {
  file: string;
  /** Both start at 1. */
  line: number;
  column: number;
  /** The code or id of the entry it stands in. */
  subject?: string;
  /** `also`, as `label: file:line:column`. */
  alsoAt?: string;
}

/** One issue as a block of lines: `file:line:column`, the entry and field, what, why, and the corrected text. */
export function formatIssue(issue: LocatedIssue): string {
  const field = formatPath(issue.path);
  const where = [issue.subject, field].filter(Boolean).join(' › ');
  const lines = [
    `${issue.file}:${issue.line}:${issue.column}  ${issue.severity}  ${issue.rule}`,
    ...(where ? [`  ${where}`] : []),
    ...indent(issue.message, '  '),
    ...(issue.alsoAt ? indent(issue.alsoAt, '  ') : []),
    ...(issue.why ? indent(`Why: ${issue.why}`, '  ') : []),
    ...(issue.fix ? [`  ${nameFix(issue)}`, ...indent(issue.fix, '    ')] : issue.edit ? [`  ${nameFix(issue)} nothing`] : []),
  ];
  return lines.join('\n');
}

/** Above the corrected text: whether `--fix` writes it. */
function nameFix({ edit }: LocatedIssue): string {
  return edit ? 'Write:' : 'Write by hand:';
}

/** Who reads more than these at once? */
const mostBlocks = 20;

/** The first issues, errors before warnings. */
export function pickFirst(issues: readonly LocatedIssue[]): LocatedIssue[] {
  const { error = [], warning = [] } = Object.groupBy(issues, ({ severity }) => severity);
  return [...error, ...warning].slice(0, mostBlocks);
}

/** The first issues, then a count of all. `parseCatalog` sorts by place. */
export function formatIssues(issues: readonly LocatedIssue[]): string {
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  const counts = Object.entries({ error: errors, warning: issues.length - errors }).filter(([, count]) => count);
  const count = counts.map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`).join(', ');
  const left = issues.length - mostBlocks;
  return [...pickFirst(issues).map(formatIssue), ...(left > 0 ? [`and ${left} more`] : []), count || 'no problems'].join('\n\n');
}

/** An issue as a command of GitHub’s runner, which shows it beside the line of the pull request. */
export function formatAnnotation(issue: LocatedIssue): string {
  const { severity, rule, file, line, column, message, why, fix } = issue;
  const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string => escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const told = [message, ...(why ? [`Why: ${why}`] : []), ...(fix ? [`${nameFix(issue)}\n${fix}`] : [])].join('\n');
  return `::${severity} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${escape(told)}`;
}

/** What is longer was pasted by mistake, and would push everything else out of sight. */
const longestLine = 800;

function indent(text: string, by: string): string[] {
  return text
    .split('\n')
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}… (${line.length - longestLine} characters more)` : line))
    .map((line) => (line ? by + line : line));
}

/** `messages[1].meaning.zh`; the position of the entry itself is left out, the entry is named instead. */
export function formatPath(path: Path): string {
  const inner = path[0] === 'errors' && typeof path[1] === 'number' ? path.slice(2) : path;
  return inner.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key), '');
}
