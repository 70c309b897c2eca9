/** Finds codes in texts: in any case, spacing and separator, over line ends, as instances of template codes, and with typing errors. */
import { squash } from '../../catalog/text/squash.ts';
import type { IndexedEntry } from '../index/entries.ts';
import { findPlace, isHan, type Tokens } from '../read/text.ts';

/** A place where a code stands. */
export interface CodeHit {
  entry: IndexedEntry;
  /** Position of the first token, and of the one after the last. */
  from: number;
  to: number;
  start: number;
  end: number;
  /** literal: to the letter. loose: other case or separators, one word. spaced: several words, such as “internal error”. */
  form: 'literal' | 'loose' | 'spaced';
  /** Part of a longer name: `openai.AuthenticationError`. */
  qualified: boolean;
  /** What follows after a dot that belongs to no code: `temperature` in `InvalidParameter.temperature`. */
  suffix: string;
}

export interface CodeTable {
  scan(text: string, tokens: Tokens): CodeHit[];
  /** The entry of that very code, any case and separators. */
  get(name: string): IndexedEntry | undefined;
  /** The template code that this is an instance of: `NotFound.{{Parameter}}` for `NotFound.Endpoint`. */
  getTemplate(name: string): IndexedEntry | undefined;
}

export function createCodeTable(entries: readonly IndexedEntry[]): CodeTable {
  const codes = entries.filter((entry) => entry.isCode);
  // UnknownError and unknown_error are two codes: what is written to the letter wins, else the one of the code field.
  const bySquashed = new Map([...codes].sort((a, b) => Number(b.isType) - Number(a.isType)).map((entry) => [entry.squashed, entry]));
  const byName = new Map(codes.map((entry) => [entry.name, entry]));
  const templates = codes.filter((entry) => entry.templateBase);
  const sorted = [...bySquashed.keys(), ...templates.map((entry) => squash(entry.templateBase))].sort();
  const templateBases = new Map(templates.map((entry) => [squash(entry.templateBase), entry]));

  /** True when some code begins with that. */
  const isHead = (key: string): boolean => sorted[findPlace(sorted, key)]?.startsWith(key) ?? false;

  const readAt = (text: string, tokens: Tokens, from: number): CodeHit | undefined => {
    let key = '';
    let hit: CodeHit | undefined;
    for (let at = from; at < tokens.words.length; at++) {
      if (at > from && !isJoint(text, tokens.ends[at - 1] ?? 0, tokens.starts[at] ?? 0)) break;
      key += tokens.words[at] ?? '';
      if (!isHead(key)) break;
      const end = tokens.ends[at] ?? 0;
      // Glued to the next word, it is another name: AccessDeniedException.
      if (isGlued(text, tokens, at + 1) || text[end] === '_') continue;
      const start = tokens.starts[from] ?? 0;
      const entry = byName.get(text.slice(start, end)) ?? bySquashed.get(key);
      const suffix = readSuffix(text, end);
      const template = entry ? undefined : templateBases.get(key);
      if (!entry && !(template && suffix)) continue;
      const found = entry ?? template;
      if (!found) continue;
      hit = {
        entry: found,
        from,
        to: at + 1,
        start,
        end,
        form: getForm(text.slice(start, end), entry ? found.name : found.templateBase.slice(0, -1)),
        qualified: /[\w.-]$|::$/.test(text.slice(Math.max(0, start - 2), start)),
        suffix,
      };
    }
    return hit;
  };

  return {
    scan(text, tokens) {
      const hits: CodeHit[] = [];
      for (let at = 0; at < tokens.words.length; at++) {
        const hit = isGlued(text, tokens, at) ? undefined : readAt(text, tokens, at);
        if (!hit) continue;
        hits.push(hit);
        at = hit.to - 1;
      }
      return hits;
    },
    get: (name) => byName.get(name) ?? bySquashed.get(squash(name)),
    getTemplate(name) {
      const base = name.slice(0, name.indexOf('.') + 1);
      return base ? templateBases.get(squash(base)) : undefined;
    },
  };
}

/** The token goes on where the one before ended, inside one name; Chinese needs no blank beside a name. */
function isGlued(text: string, tokens: Tokens, at: number): boolean {
  const start = tokens.starts[at] ?? 0;
  return at > 0 && start === tokens.ends[at - 1] && !isHan(text.charCodeAt(start)) && !isHan(text.charCodeAt(start - 1));
}

/** Between two words of one code may stand nothing, a blank, a separator, or a line end with what frames lines in terminals and quotations. */
function isJoint(text: string, from: number, to: number): boolean {
  if (to - from > 12) return false;
  for (let at = from; at < to; at++) if (!' ._-/\n\r\t|>│*`+'.includes(text[at] ?? '')) return false;
  return true;
}

/** Behind a dot; a sentence that goes on (`InvalidParameter.The request …`) is none. */
const suffixAt = /\.(\{\{\w+\}\}|[A-Za-z_](?:[\w.[\]-]{0,79}[\w[\]])?)(?![\w.[\]-]{0,80} [a-z])/y;

/** An identifier right after `end`, behind a dot. */
function readSuffix(text: string, end: number): string {
  suffixAt.lastIndex = end;
  return suffixAt.exec(text)?.[1] ?? '';
}

function getForm(found: string, name: string): CodeHit['form'] {
  // Conflict: a word of the language as well.
  if (/^.[a-z]+$/.test(name)) return 'spaced';
  if (found === name) return 'literal';
  const joined = found.replace(/[\s|>│*`+]+/g, '');
  if (joined === found) return 'loose';
  // Torn apart at a line end it is still to the letter.
  return joined === name && found.includes('\n') ? 'literal' : 'spaced';
}
