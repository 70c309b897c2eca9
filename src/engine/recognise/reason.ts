/** Evidence by reasons: what exactly was wrong within one code, told by all literal words of a message, by its parameter and by the values in it. */
import type { Document } from '../read/document.ts';
import { unpackItems, unpackLines } from '../index/columns.ts';
import { unpackVerdict, type IndexedEntry } from '../index/entries.ts';
import type { Finding } from '../evidence.ts';
import type { Actor, RetryVerdict } from '../../catalog/schema.ts';
import type { Value } from '../explanation.ts';
import type { LookupIndex } from '../types.ts';
import { keepFirst } from '../keep-first.ts';
import { isCodeName } from '../read/fields.ts';
import { dropIndexes, isCutAt } from '../read/text.ts';
import { longestValue, readLength, reasonFactors as factors } from '../weights.ts';
import { compileTemplate, marked, type Template } from './message.ts';
import { readToEnd, readValues, singleWords } from './values.ts';

/** A reason or family as the index has it. */
export interface IndexedReason {
  id: string;
  /** Empty as long as only the first index is there. */
  title: string;
  /** Families: the entries under which it may be claimed. */
  entries: IndexedEntry[];
  isFamily: boolean;
  actor: Actor | undefined;
  retry: RetryVerdict | undefined;
  params: string[];
  when: Readonly<Record<string, RegExp>>;
  messages: string[];
}

/** Reasons of an index as objects, what `build-index.ts` packed; each entry knows its own. */
export function unpackReasons(columns: LookupIndex['reasons'], entries: readonly IndexedEntry[]): IndexedReason[] {
  const [places = [], ids = [], verdicts = [], params = [], whens = [], messages = []] = columns.map(unpackLines);
  const reasons = ids.flatMap((id, at): IndexedReason[] => {
    const place = places[at] ?? '';
    if (!id) return [];
    return [
      {
        id,
        title: '',
        isFamily: place.startsWith('~'),
        entries: place
          .replace('~', '')
          .split(',')
          .flatMap((entry) => entries[Number.parseInt(entry, 36)] ?? []),
        ...unpackVerdict(verdicts[at] ?? ''),
        params: unpackItems(params[at]),
        when: Object.fromEntries(
          unpackItems(whens[at]).map((test) => {
            const end = test.indexOf('=');
            return [test.slice(0, end), new RegExp(test.slice(end + 1))];
          }),
        ),
        messages: unpackItems(messages[at]),
      },
    ];
  });
  for (const reason of reasons)
    if (!reason.isFamily) for (const entry of reason.entries) (entry.reasons ??= new Map()).set(reason.id, reason);
  return reasons;
}

interface Pattern extends Template {
  reason: IndexedReason;
  /** Words that distinguish it: more of them make it more telling. */
  size: number;
  /** A long sentence that no other reason has (longer where the message names a parameter): it tells this one whatever else stands in the text. */
  isUnique: boolean;
  /** Nothing follows it on its line. */
  isEnd: boolean;
}

/** What may follow the last word of a line: the end of a quotation, an aside, a break that was printed as one. */
const endOfLine = /^(?:["'`)]| ?[(（]|[^\p{L}\p{N}\n]*(?:\\[nr]|\n|$))/u;

const quotes = '[`\'"\\\\]{0,4}';
const name = '([\\w$*{][\\w.[\\]{}$*-]*)';
/** The sentence around most details, and the parameter that it names. */
const frame = new RegExp(
  `(?:parameters?(?:\\s+${quotes}${name}?${quotes})?\\s+)?specified\\s+in\\s+the\\s+request(?:\\s+(?:is|are)\\s+not\\s+valid[:.]?\\s*)?`,
  'i',
);
const missing = new RegExp(`missing ${quotes}${name}${quotes} parameter`, 'i');
const paramField = /\bparam(?:eter)?["']?\s*[:=]\s*["']?(?!(?:null|none|nil|undefined)\b)([A-Za-z][\w.[\]-]*)/i;
/** The host of Ark: in an address any that may be meant, but that of a page to read or to activate something at, else its own name. */
const arkHost = /(?<=(?<!i(?:on|t) at https:)\/\/|(?<![\w.-])(?=ark\.))[\w.-]*(?:volces|volcengine(?:api)?|byteplus\w*)\.com/i;
const arkPath =
  /(?<=(?:volces|volcengine(?:api)?|byteplus\w*)\.com(?::\d+)?)(?<!i(?:on|t) at https:\/\/[\w.]+)\/(?:[\w./-]*[\w/-])?|\/api\/(?:v3|coding|plan)(?:[\w./-]*[\w/-])?/i;
const modelName = /(?<![\w-])(?:doubao|deepseek|seedance|seedream|dreamina|kimi|glm|ep)-[\w.-]*\w/i;
/** An address alone is no failure. */
const saysFailure = /error|fail|not found|exception|\/\S+ [45]\d\d\b|错误|失败|报错|异常/i;

export function createReasonTable(reasons: readonly IndexedReason[]): (document: Document) => Finding[] {
  const byFirst = new Map<string, Pattern[]>();
  const silent = reasons.filter((reason) => reason.messages.length === 0 && Object.keys(reason.when).length > 0);
  for (const pattern of markShared(reasons.flatMap(compileReason))) {
    const first = pattern.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  return (document) => {
    const { tokens, from, to, fields, origin, part, literal } = document;
    const facts = readFacts(document);
    const named = listNamedParams(part, facts);
    const isMarked = origin.own || facts.some(({ name: fact }) => fact === 'detail');
    const findings: Finding[] = [];
    const add = (pattern: Claim, values: Value[], first: number, last: number): void => {
      const { reason, size } = pattern;
      const param = facts.find((fact) => fact.name === 'param')?.value;
      // “temperature is not supported” names the parameter where others have its value.
      const own = values.filter(({ name: gap, value }) => gap !== 'value' || value !== param);
      const all = keepFirst([...own, ...facts], ({ name: fact }) => fact);
      const valueOf = (wanted: string): string => all.find((value) => value.name === wanted)?.value ?? '';
      if (!isMeant(pattern, named, valueOf)) return;
      // Of families the first in the catalog that fits is meant: narrow ones stand before wide ones. Of reasons the most telling.
      const weight = reason.isFamily ? -reasons.indexOf(reason) : size + measureBonus(reason, facts);
      const told = { id: reason.id, title: reason.title };
      // Its parameter, else the value of a condition, else the first words that match.
      const telling =
        valueOf('param') ||
        (all.find(({ name: fact }) => fact in reason.when)?.value ??
          literal.slice(tokens.starts[first], tokens.ends[Math.min(last, first + 6) - 1]));
      for (const entry of reason.entries)
        findings.push({
          entry,
          kind: reason.isFamily ? 'family' : 'reason',
          strength:
            (reason.isFamily ? 1 : Math.min(1, weight / factors.telling)) * (isMarked || pattern.isUnique ? 1 : factors.unmarkedShare),
          weight,
          from: first,
          to: last,
          shown: { kind: 'reason', detail: telling },
          values: all.filter((value) => value.name !== 'status'),
          ...(reason.isFamily ? { family: told } : { reason: told }),
        });
    };
    for (let at = from; at < to; at++)
      for (const pattern of byFirst.get(tokens.words[at] ?? '') ?? []) {
        const path = walk(pattern, document, at, isMarked);
        if (!path) continue;
        const last = path.at(-1)?.[1] ?? at;
        if (pattern.isEnd && !endOfLine.test(literal.slice(tokens.ends[last]))) continue;
        // The rest of a name in small letters: `proxy_read_timeout` is a setting.
        const start = tokens.starts[at] ?? 0;
        if (pattern.size < factors.wordsInName && literal[start - 1] === '_' && (literal[start - 2] ?? '') >= 'a') continue;
        const values = readValues(pattern, path, document);
        // What stands for a name and holds a blank is a piece of another sentence, and no value holds the frame around it.
        if (values.some(({ name: gap, value }) => (singleWords.has(gap) && value.includes(' ')) || (gap === 'value' && frame.test(value))))
          continue;
        add(pattern, values, at, last + 1);
      }
    // An address tells a reason only where nobody has said what is wrong.
    const hasCode = fields.some(({ key, value }) => key === 'code' && isCodeName(value));
    if (!hasCode && (document.statuses.length > 0 || saysFailure.test(part)))
      for (const reason of silent) add({ reason, size: 0, isUnique: false }, [], from, to);
    return findings;
  };
}

type Claim = Pick<Pattern, 'reason' | 'size' | 'isUnique'>;

/** Its parameter is named, and its conditions hold. */
function isMeant({ reason, isUnique }: Claim, named: ReadonlySet<string>, valueOf: (wanted: string) => string): boolean {
  const { params, when } = reason;
  if (!isUnique && params.length > 0 && !params.some((param) => named.has(normalizeParam(param)))) return false;
  return Object.entries(when).every(([wanted, test]) => test.test(valueOf(wanted)));
}

/** What makes a reason more telling than its words do. */
function measureBonus(reason: IndexedReason, facts: readonly Value[]): number {
  const param = normalizeParam(facts.find((fact) => fact.name === 'param')?.value ?? '');
  return (
    (reason.params.length ? factors.hasParameter : 0) +
    (reason.params.some((own) => normalizeParam(own) === param) ? factors.isNamed : 0) +
    factors.condition * Object.keys(reason.when).length
  );
}

/** The words before the name of a parameter, which people leave out when they copy a message. */
const opening = /^the (?:specified parameter|parameter|specified) /i;

/** The patterns of a reason: each of its messages, and what is left of it without its opening, if that is unmistakable. */
function compileReason(reason: IndexedReason): Pattern[] {
  return reason.messages.flatMap((message) =>
    [...new Set([message, message.replace(opening, '')])].flatMap((text): Pattern[] => {
      const { words, gaps } = compileTemplate(text, marked);
      if (words.length === 0 || (text !== message && words.length <= factors.telling)) return [];
      // Taken out of a frame that names its parameter: see `takeOutOfFrame`.
      const isDetail = text.lastIndexOf('`') === 0;
      const isUnique = words.length > (isDetail ? factors.unmistakable : factors.telling) && (isDetail || !text.includes('`'));
      return [{ words, gaps, reason, size: words.length, isUnique, isEnd: text.endsWith('$') }];
    }),
  );
}

/** Words that another reason of the same code has as well make none of them unmistakable. */
function markShared(patterns: readonly Pattern[]): Pattern[] {
  const keyOf = ({ words, reason }: Pattern): string => `${reason.entries[0]?.at ?? ''} ${words.join(' ')}`;
  const owners = new Map<string, Set<IndexedReason>>();
  for (const pattern of patterns) owners.set(keyOf(pattern), (owners.get(keyOf(pattern)) ?? new Set()).add(pattern.reason));
  return patterns.map((pattern) => ({ ...pattern, isUnique: pattern.isUnique && owners.get(keyOf(pattern))?.size === 1 }));
}

/** Which word of the pattern stands at which token, in order. */
type Path = [word: number, token: number][];

/** Where each word of the pattern stands, if all of them do; a text that was cut may lack the end. */
function walk({ words, gaps }: Pattern, { tokens, to, text }: Document, start: number, mayBeCut: boolean): Path | undefined {
  const path: Path = [[0, start]];
  let token = start;
  for (let word = 1; word < words.length; word++) {
    const wanted = words[word];
    const next = gaps[word + 1] ? undefined : words[word + 1];
    // “array with length <= 4” is the name of no type.
    const longest = gaps[word]?.name === 'type' ? factors.wordsOfType : longestValue;
    const limit = Math.min(to, token + 1 + (gaps[word] ? longest : 1));
    const first = token + (gaps[word] ? 2 : 1);
    let found = -1;
    for (let at = first; at < limit && found < 0; at++)
      if (isSameWord(tokens.words[at], wanted) && (next === undefined || isSameWord(tokens.words[at + 1], next) || at + 1 >= to))
        found = at;
    if (found < 0) {
      const isCut = token + 1 >= to || isCutAt(text, tokens.ends[token] ?? 0);
      return mayBeCut && isCut && word >= factors.wordsOfCut && word / words.length >= factors.leastOfCut ? path : undefined;
    }
    token = found;
    path.push([word, token]);
  }
  return path;
}

/** Whoever copies a message by hand may write `exceeds` for `exceed`, `pixel` for `pixels`; who reads it from a picture, `ur1` for `url`. */
function isSameWord(word: string | undefined, wanted: string | undefined): boolean {
  return word === wanted || `${word ?? ''}s` === wanted || word === `${wanted ?? ''}s` || word?.replace('1', 'l') === wanted;
}

/** Facts that stand in a text whatever the message: the parameter that its frame or its field names, the address, the status, the model. */
function readFacts({ literalPart: own, statuses }: Document): Value[] {
  const framed = frame.exec(own);
  const param = framed?.[1] ?? (missing.exec(own) ?? paramField.exec(own))?.[1];
  const detail = framed?.[0].toLowerCase().includes('valid') ? readToEnd(own, framed.index + framed[0].length).trim() : '';
  const facts = {
    param,
    detail: detail === param ? undefined : detail.endsWith('.') ? detail.slice(0, -1) : detail,
    host: arkHost.exec(own)?.[0],
    path: arkPath.exec(own)?.[0],
    status: statuses[0]?.toString(),
    model: modelName.exec(own)?.[0],
  };
  return Object.entries(facts).flatMap(([fact, value]) => (value ? [{ name: fact, value }] : []));
}

/** Every parameter that the text names, in normal form: in the frame, in its field, between backticks, or as a path. */
function listNamedParams(text: string, facts: readonly Value[]): Set<string> {
  const named = new Set<string>();
  const param = facts.find(({ name }) => name === 'param')?.value;
  if (param) named.add(normalizeParam(param));
  for (const [name] of text.slice(0, readLength).matchAll(/[A-Za-z_][\w]*(?:\[\d+\]|\.[A-Za-z_]\w*)*/g)) named.add(normalizeParam(name));
  return named;
}

/** Whatever the index: `content[4].image_url` and `content[n].image_url` are one. */
function normalizeParam(param: string): string {
  return dropIndexes(param).toLowerCase();
}
