/** What YAML itself refuses, and what it would let pass to an author’s surprise, in the words of an author. */
import { isAlias, isMap, isScalar, isSeq, visit, type Document, type YAMLError } from 'yaml';
import type { Issue, Path } from '../issue.ts';
import { findShape } from '../shape.ts';
import { countWords, quote } from '../snippet.ts';

const base = { severity: 'error', rule: 'yaml', path: [] } as const;

/** What is wrong with the text as such. After any of these there is nothing to parse. */
export function checkText(text: string): Issue[] {
  const issues: Issue[] = [];
  const atStart = { ...base, rule: 'file', offset: 0 };
  if (text.startsWith('\uFEFF'))
    issues.push({
      ...atStart,
      message: 'The file begins with a byte order mark (BOM), a character that nobody sees.',
      why: 'Programs that read the file take it for a part of the first field’s name. Save it as UTF-8 without BOM.',
    });
  if (!/^(?!\s*#).*\S/m.test(text.replace('\uFEFF', '')))
    issues.push({
      ...atStart,
      message: text.includes('#') ? 'The file is empty but for comments.' : 'The file is empty.',
      why: 'The whole site is made from it. `git checkout -- content/errors.yaml` brings the last committed state back.',
    });
  const conflict = /^(?:<{7} |={7}$|>{7} )/m.exec(text);
  if (conflict)
    issues.push({
      ...base,
      offset: conflict.index,
      message: 'The file holds the marks of a merge conflict (`<<<<<<<`, `=======`, `>>>>>>>`).',
      why: 'Two versions stand one after the other. Keep one, or put both together, and delete the lines with the marks.',
    });
  return issues;
}

/** After these the parser no longer knows where it is: whatever else it tells most likely follows from them. */
const structural: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'MISSING_CHAR',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'UNEXPECTED_TOKEN',
]);

/** The syntax errors up to the first that breaks what follows, one a line; of indentation with tabs only that, since the rest follows from it. */
export function describeYamlErrors(errors: readonly YAMLError[], text: string, document: Document): Issue[] {
  if (!errors.length) return [];
  const tabs = describeTabs(text);
  if (tabs) return [tabs];
  const issues = new Map<number, Issue>();
  for (const error of errors) {
    const issue: Issue = { ...base, offset: error.pos[0], ...describe(error, text, document) };
    const { start } = getLine(text, issue.offset ?? 0);
    if (!issues.has(start)) issues.set(start, issue);
    // A colon or comma in the wrong place spoils its own line only.
    if (structural.has(error.code) && !/colon|comma|space is missing/i.test(issue.message)) break;
  }
  return [...issues.values()];
}

/** Anchors and aliases, each name once. They are never expanded, so a file cannot blow up. */
export function findAliases(document: Document): Issue[] {
  const anchors = new Map<string, number>();
  const aliases = new Map<string, { offset: number; count: number }>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const known = aliases.get(node.source);
        aliases.set(node.source, { offset: known?.offset ?? node.range?.[0] ?? 0, count: (known?.count ?? 0) + 1 });
      } else if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) anchors.set(node.anchor, node.range?.[0] ?? 0);
    },
  });
  const why =
    'Aliases let a small file expand without end, and hide from the reader what stands in an entry. A statement that several entries share gets an id under `causes:`, `steps:`, `avoid:` or `ticket:` and is named by it.';
  const issues = [...aliases].map(([name, { offset, count }], index): Issue => {
    const more = count > 1 ? `; it stands here and in ${count - 1} more ${count === 2 ? 'place' : 'places'}` : '';
    return { ...base, offset, message: `The alias \`*${name}\` is not allowed${more}.`, ...(index === 0 ? { why } : {}) };
  });
  for (const [name, offset] of anchors)
    if (!aliases.has(name))
      issues.push({
        ...base,
        offset,
        message: `The anchor \`&${name}\` is not allowed. A text that begins with \`&\` needs quotation marks.`,
      });
  return issues;
}

/** The plain value of a document: aliases become `undefined`, of a key that stands twice the first counts, and both are told. */
export function toValue(document: Document, text: string): { value: unknown; issues: Issue[] } {
  const issues: Issue[] = [];
  const convert = (node: unknown, path: Path): unknown => {
    if (isScalar(node)) {
      if (node.comment && node.type === 'PLAIN' && typeof node.value === 'string')
        issues.push(...describeCut(node.range?.[0] ?? 0, node.value, path, text));
      return node.value;
    }
    if (isSeq(node)) return node.items.map((item, index) => convert(item, [...path, index]));
    if (!isMap(node)) return isAlias(node) ? undefined : null;
    const result: Record<string, unknown> = {};
    const first = new Map<string, number>();
    for (const { key, value } of node.items) {
      if (isAlias(key)) continue;
      const offset = isScalar(key) || isMap(key) || isSeq(key) ? (key.range?.[0] ?? 0) : 0;
      const name = isScalar(key) ? String(key.value) : '__proto__';
      const known = first.get(name);
      if (name === '__proto__') issues.push({ ...base, path, offset, message: 'The name of a field must be a plain word.' });
      else if (known !== undefined)
        issues.push({
          ...base,
          path: [...path, name],
          offset,
          message: `\`${name}\` stands twice in the same place.`,
          also: { label: 'The first', offset: known },
          why: 'Only one of the two would count, and nobody would see which. Keep one.',
        });
      else {
        first.set(name, offset);
        result[name] = convert(value, [...path, name]);
      }
    }
    return result;
  };
  return { value: convert(document.contents, []), issues };
}

const cut = (at: string): Pick<Issue, 'message' | 'why'> => ({
  message: `The text ends before \`${at}\`: in YAML a comment begins there.`,
  why: 'What stands behind it would be lost. A text that holds a space and # needs quotation marks; a comment stands on a line of its own.',
});

/** A bare text behind which a comment stands: mostly it is the rest of it. Ids and words of the schema may have one. */
function describeCut(start: number, value: string, path: Path, text: string): Issue[] {
  const line = getLine(text, start);
  const rest = text.slice(start + value.length, line.end);
  const shape = findShape(path);
  if (!/^\s+#/.test(rest) || shape?.enum || shape?.refers || path.at(-1) === 'id') return [];
  const whole = text.slice(start, line.end).trim();
  const key = path.at(-1);
  return [{ ...base, path, ...cut(rest.trim().slice(0, 20)), fix: `${typeof key === 'number' ? '-' : `${String(key)}:`} ${quote(whole)}` }];
}

/** What is told, and where, if not where YAML stumbled. */
type Told = Pick<Issue, 'message' | 'why' | 'fix' | 'offset'>;

function describe(error: YAMLError, text: string, document: Document): Told {
  const offset = error.pos[0];
  const line = getLine(text, offset);
  const needsMarks = (start: number): Told => ({
    message: `A text that begins with “${text[start] ?? ''}” needs quotation marks.`,
    ...quoteAt(line, start),
  });
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return {
        message: 'A second document begins here: the catalogue is one document.',
        why: 'Everything from here on would be left out. Delete this line (`---` or `...`).',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return describeColon(line, text, offset);
    case 'BAD_SCALAR_START':
      return needsMarks(offset);
    case 'TAG_RESOLVE_FAILED':
      return { ...needsMarks(offset), message: 'A text that begins with “!” needs quotation marks.' };
    case 'BAD_DQ_ESCAPE':
      return {
        message: `\`${text.slice(offset, offset + 2)}\` means nothing between double quotation marks.`,
        why: 'There a backslash begins an escape such as `\\n` or `\\"`. Between single quotation marks it is a plain character.',
      };
    case 'MISSING_CHAR':
      return describeMissing(error, line, text, document);
    case 'UNEXPECTED_TOKEN': {
      if (text[offset] === ',')
        return {
          message: 'Two commas stand in a row.',
          why: 'Between { and } a comma ends a field, and nothing stands between these two. One that belongs to the text stands between quotation marks.',
          fix: line.text.trim().replace(/,\s*,/, ','),
        };
      const requoted = requote(text, offset, line);
      if (requoted)
        return {
          ...requoted,
          message: 'The text ends at its second quotation mark, and something is left behind it.',
          why: 'A text that holds quotation marks of one kind stands between those of the other.',
        };
      // Where the last value before begins that opens something.
      const starts = [...line.text.matchAll(/(?:[\w-]+: |- )(?=["'[{])/g)].map((match) => line.start + match.index + match[0].length);
      const start = starts.findLast((at) => at < offset);
      if (start === undefined) break;
      const begins = text[start] === '[' ? 'a list' : text[start] === '{' ? 'a mapping' : 'a quoted text';
      return { ...needsMarks(start), offset: start, why: `In YAML it begins ${begins}, and something is left behind its end.` };
    }
    case 'BAD_INDENT':
      return describeIndent(error, line, text);
    default:
  }
  return { message: `YAML cannot read this: ${error.message.slice(0, 1).toLowerCase()}${error.message.slice(1).replace(/\.$/, '')}.` };
}

function describeColon(line: Line, text: string, offset: number): Told {
  const value = /^(?:\s*(?:- )*)(?:[\w-]+|"[^"]*"):\s+(.*?)\s*$/.exec(line.text)?.[1] ?? '';
  const [, name = '', rest = ''] = /^\s*(?:- )*([\w-]+)：\s*(.*)$/.exec(line.text) ?? [];
  if (name)
    return {
      message: `The colon after \`${name}\` is a full-width one.`,
      why: 'YAML knows the half-width colon and a space only.',
      fix: `${name}: ${rest}`,
    };
  if (/[{,]\s*[\w-]+:[^{]*，\s*[\w-]+:/.test(line.text))
    return {
      message: 'The comma between the two fields is a full-width one.',
      why: 'Between fields YAML knows the half-width comma only.',
      fix: line.text.trim().replace(/，\s*([\w-]+:)/g, ', $1'),
    };
  const [, key = '', tight = ''] = /^\s*(?:- )*([\w-]+):(\S.*)$/.exec(line.text) ?? [];
  if (key) return { message: `A space is missing after \`${key}:\`.`, fix: `${key}: ${tight}` };
  // What stands before the colon of an item is several words: no name of a field.
  const item = /^\s*- ([^\s:"'{[]+ [^:]*: .*\S)\s*$/.exec(line.text)?.[1];
  if (item !== undefined || /: |:$/.test(value))
    return {
      message: 'The text holds a colon and a space, so it needs quotation marks.',
      why: 'Without them YAML takes what stands before the colon for the name of a field.',
      ...(item === undefined ? quoteAt(line, offset) : { offset: line.start + line.text.indexOf(item), fix: `- ${quoteWhole(item)}` }),
    };
  const next = getLine(text, line.end + 1);
  if (value && countIndent(next.text) > countIndent(line.text))
    return {
      offset: next.start + countIndent(next.text),
      message: `This line is indented by ${countIndent(next.text)} spaces, the line above it by ${countIndent(line.text)}.`,
      why: 'Fields of the same thing begin in the same column.',
      fix: `${' '.repeat(countIndent(line.text))}${next.text.trim()}`,
    };
  return { message: 'This line is no field: a name, a colon and a space are needed.' };
}

/** Lines of JSON pasted where a text belongs; undefined where it is not that. */
function describePasted(opened: Line, text: string): Told | undefined {
  const [, indent = '', lead] = /^(\s*)(- |[\w-]+: )["']?[{[]\s*$/.exec(opened.text) ?? [];
  if (lead === undefined || !/^\s*(?:["'}\]]|[{[]\s*$)/.test(getLine(text, opened.end + 1).text)) return undefined;
  return {
    offset: opened.start + indent.length + lead.length,
    message: 'A text in several lines begins here, without a mark that says so.',
    why: 'YAML takes what is pasted for its own. Behind `|-` every line that is indented is text, to the letter.',
    fix: `${lead}|-\n  ${opened.text.trim().slice(lead.length).replace(/^["']/, '')}\n  …`,
  };
}

function describeMissing(error: YAMLError, line: Line, text: string, document: Document): Told {
  const mark = /Missing closing (["'])quote/.exec(error.message)?.[1];
  if (mark) {
    const offset = findOpenQuote(document, text) ?? error.pos[0];
    const opened = getLine(text, offset).text.trim();
    const pasted = describePasted(getLine(text, offset), text);
    if (pasted) return pasted;
    return {
      offset,
      message: `The quotation mark \`${mark}\` that opens here is never closed.`,
      why: 'Everything to the end of the file would belong to this text.',
      fix: opened.includes('{ ') && opened.endsWith(' }') ? opened.replace(/ \}$/, `${mark} }`) : opened + mark,
    };
  }
  if (!error.message.includes('without - indicator')) return { message: `Something is missing here: ${error.message}` };
  const indent = countIndent(line.text);
  return {
    offset: line.start + indent,
    message: `This line is indented by ${countWords(indent, 'space')}: too little for a field of the item above, and it is no new item either.`,
    why: 'The fields of an item begin where its first one does, behind the `- `.',
    fix: `${' '.repeat(indent + 1)}${line.text.trim()}`,
  };
}

function describeIndent(error: YAMLError, line: Line, text: string): Told {
  const close = /end with a ([}\]])/.exec(error.message)?.[1];
  if (close) {
    const before = getLine(text, Math.max(0, line.start - 1));
    const pasted = describePasted(before, text);
    if (pasted) return pasted;
    const hash = before.text.indexOf(' #');
    const field = [...before.text.slice(0, Math.max(hash, 0)).matchAll(/[\w-]+: (?=[^\s"'{[])/g)].at(-1);
    if (field) {
      const offset = before.start + field.index + field[0].length;
      return { ...cut(before.text.slice(hash + 1, hash + 21)), offset, ...quoteAt(before, offset) };
    }
    return {
      offset: before.start + countIndent(before.text),
      message: `The \`${close === '}' ? '{' : '['}\` that opens here is not closed.`,
      fix: `${before.text.trim()}${close === '}' ? ' }' : ']'}`,
    };
  }
  const columns = listColumns(text, line.start);
  const here = countIndent(line.text);
  const offset = line.start + here;
  if (columns.includes(here))
    return {
      offset,
      message: 'This line does not go on with what stands above it.',
      why: 'A mapping (`name: value`) and a list (`- item`) cannot be mixed in one place. Mind how far the lines around it are indented.',
    };
  return {
    offset,
    message: `This line is indented by ${here} spaces; nothing above it begins there (${columns.join(', ')} would do).`,
    why: 'Fields of the same thing begin in the same column; the indentation says what belongs to what.',
  };
}

/** The field whose bare value begins at an offset, with quotation marks: up to the next field where it stands between braces. */
function quoteAt(line: Line, offset: number): { fix?: string } {
  const before = line.text.slice(0, offset - line.start);
  const lead = /([\w-]+: |- )\s*$/.exec(before)?.[1];
  if (lead === undefined) return {};
  const rest = line.text.slice(offset - line.start).trimEnd();
  return { fix: lead + quoteWhole(/\{[^}]*$/.test(before) ? rest.replace(/(?:,\s+[\w-]+:\s.*|\s*\}\s*)$/, '') : rest) };
}

/** A quoted text with quotation marks of its kind in it, rewritten; undefined where that is not what went wrong. */
function requote(text: string, offset: number, line: Line): { offset: number; fix: string } | undefined {
  // The text that ends before the stumbling block: the whole item or field, or a field between braces.
  const before = text.slice(line.start, offset).trimEnd();
  const [, lead = '', value = ''] =
    /^(\s*(?:- )*(?:[\w-]+: )?)("[^"]*"|'[^']*')/.exec(before) ?? /^(.*[{,]\s*[\w-]+: )("[^"]*"|'[^']*')$/.exec(before) ?? [];
  if (!value) return undefined;
  const start = line.start + lead.length;
  const mark = value.slice(0, 1);
  const inner = new RegExp(`^${mark}(.*)${mark}\\s*${/\{[^{]*$/.test(lead) ? '\\}' : ''}\\s*$`).exec(text.slice(start, line.end))?.[1];
  if (inner === undefined) return undefined;
  return {
    offset: start,
    fix: `${/(?:[\w-]+: |- )$/.exec(lead)?.[0] ?? ''}${quoteWhole(mark === "'" ? inner.replaceAll("''", "'") : inner)}`,
  };
}

/** One issue for all lines that are indented with tabs. */
function describeTabs(text: string): Issue | undefined {
  const found = [...text.matchAll(/^( *\t[ \t]*)\S.*$/gm)];
  const [first] = found;
  if (!first) return undefined;
  const [line, indent = ''] = first;
  const more = found.length - 1;
  return {
    ...base,
    offset: first.index + indent.indexOf('\t'),
    message: `The line is indented with a tab${more ? `, and so ${more === 1 ? 'is 1 more' : `are ${more} more`}` : ''}.`,
    why: 'YAML allows spaces only; this file uses two for each level.',
    fix: indent.replaceAll('\t', '  ') + line.trim(),
  };
}

/** Where the text with the missing closing mark begins: the last quoted scalar that reaches the end. */
function findOpenQuote(document: Document, text: string): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_key, node) {
      if (node.range && node.range[1] >= text.trimEnd().length && /["']/.test(text[node.range[0]] ?? '')) found = node.range[0];
    },
  });
  return found;
}

/** The columns in which the lines above begin that are still open. */
function listColumns(text: string, before: number): number[] {
  const columns = new Set<number>();
  let smallest = Infinity;
  for (const line of text.slice(0, before).trimEnd().split('\n').reverse()) {
    const indent = countIndent(line);
    if (!line.trim() || line.trimStart().startsWith('#') || indent >= smallest) continue;
    smallest = indent;
    columns.add(indent);
    const item = /^\s*- (?=\S)/.exec(line);
    if (item) columns.add(item[0].length);
    if (indent === 0) break;
  }
  return [...columns].sort((a, b) => a - b);
}

interface Line {
  text: string;
  start: number;
  end: number;
}

function getLine(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const end = next < 0 ? text.length : next;
  return { text: text.slice(start, end), start, end };
}

function countIndent(line: string): number {
  return line.length - line.trimStart().length;
}

/** A text as it was meant, in quotation marks: its own outer ones and escapes are none of it. */
function quoteWhole(value: string): string {
  const inner = /^"(.*)"$/.exec(value)?.[1] ?? value;
  return quote(inner.includes('"') && inner.includes("'") ? inner.replaceAll('\\"', '"') : inner);
}
