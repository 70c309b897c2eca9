/** Evidence by reasons: what exactly was wrong within one code, told by all literal words of a message, by its parameter and by the values in it. */
import type { Document } from '../document.ts';
import type { IndexedEntry } from '../entries.ts';
import type { Finding } from '../evidence.ts';
import type { Actor, RetryVerdict, Value } from '../types.ts';
import { reasonFactors as factors } from '../weights.ts';
import { compileTemplate, type Template } from './message.ts';
import { readValues } from './values.ts';

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
  /** Beginnings of the names of models that it is about. */
  models: string[];
  when: Readonly<Record<string, RegExp>>;
  messages: string[];
}

interface Pattern extends Template {
  reason: IndexedReason;
  /** Words that distinguish it: more of them make it more telling. */
  size: number;
  /** A long sentence that names no parameter, and that no other reason has: it tells this one whatever else stands in the text. */
  isUnique: boolean;
  /** Other reasons have it as well. */
  isShared: boolean;
}

/** How many words a value may have. */
const reach = 60;

const frameInText = /parameters? [`'"\\]{0,4}([\w$*][\w.[\]$*-]*)?[`'"\\]{0,4} specified in the request/i;
const missingInText = /missing [`'"\\]{0,4}([\w$*][\w.[\]$*-]*)[`'"\\]{0,4} parameter/i;
/** An address alone is no failure. */
const saysFailure = /error|fail|not found|exception|错误|失败|报错|异常/i;
/** `guidance_scale` is not supported … */
const subjectInText = /(?<![\w/])[`'"\\]{0,4}([a-z]\w*(?:[_.]\w+)+)[`'"\\]{0,4} (?:is|are|must|should|cannot|does|only|exceeds)\b/i;
const paramField = /["']?\bparam(?:eter)?["']?\s*[:=]\s*["']?([A-Za-z][\w.[\]-]*)/i;

export function createReasonTable(reasons: readonly IndexedReason[]): (document: Document) => Finding[] {
  const patterns = markShared(reasons.flatMap(compileReason));
  const byFirst = new Map<string, Pattern[]>();
  const silent = reasons.filter((reason) => reason.messages.length === 0 && Object.keys(reason.when).length > 0);
  for (const pattern of patterns) {
    const first = pattern.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  return (document) => {
    const { tokens, from, to } = document;
    const facts = readFacts(document);
    const named = listNamedParams(document.part, facts);
    const param = facts.find(({ name }) => name === 'param')?.value ?? '';
    const isFramed = facts.some(({ name }) => name === 'detail');
    const findings: Finding[] = [];
    const add = (pattern: Pick<Pattern, 'reason' | 'size'> & Partial<Pattern>, values: Value[], first: number, last: number): void => {
      const { reason } = pattern;
      const all = [...values, ...facts.filter(({ name }) => !values.some((value) => value.name === name))];
      if (!pattern.isUnique && reason.params.length > 0 && !reason.params.some((name) => named.has(normalizeParam(name)))) return;
      if (!Object.entries(reason.when).every(([name, test]) => test.test(all.find((value) => value.name === name)?.value ?? ''))) return;
      const model = all.find(({ name }) => name === 'model')?.value.toLowerCase();
      const isModel = reason.models.some((prefix) => model?.startsWith(prefix.toLowerCase()));
      const conditions = Object.keys(reason.when).length;
      const telling = all.find(({ name }) => name === 'param') ?? all.find(({ name }) => name in reason.when);
      // Nothing but the model tells it from the others.
      if (pattern.isShared && reason.models.length > 0 && !reason.params.length && !conditions && !isModel) return;
      const isNamed = reason.params.some((name) => normalizeParam(name) === normalizeParam(param));
      const bonus =
        (reason.params.length ? factors.hasParameter : 0) +
        (isNamed ? factors.isNamed : 0) +
        (isModel ? factors.isModel : 0) +
        factors.condition * conditions;
      for (const entry of reason.entries)
        findings.push({
          entry,
          kind: reason.isFamily ? 'family' : 'reason',
          strength:
            (reason.isFamily ? 1 : Math.min(1, (pattern.size + bonus) / factors.telling)) *
            (document.origin.own || isFramed ? 1 : factors.unmarked),
          // Of families the first in the catalogue that fits is meant: narrow ones stand before wide ones. Of reasons the most telling.
          weight: reason.isFamily ? -reasons.indexOf(reason) : pattern.size + bonus,
          from: first,
          to: last,
          shown: { kind: 'reason', detail: telling?.value ?? tokens.words.slice(first, Math.min(last, first + 6)).join(' ') },
          values: all.filter(({ name }) => name !== 'status'),
          ...(reason.isFamily ? { family: { id: reason.id, title: reason.title } } : { reason: { id: reason.id, title: reason.title } }),
        });
    };
    const matches = new Map<Pattern, Path[]>();
    for (let at = from; at < to; at++)
      for (const pattern of byFirst.get(tokens.words[at] ?? '') ?? []) {
        const path = walk(pattern, document, at, document.origin.own || isFramed);
        if (!path) continue;
        const paths = matches.get(pattern) ?? [];
        matches.set(pattern, paths);
        // Of two that end together the later one is meant: the first word stood there once before.
        const last = paths.at(-1);
        if (last && endOf(last) === endOf(path)) paths.pop();
        paths.push(path);
      }
    for (const [pattern, paths] of matches)
      for (const path of paths) add(pattern, readValues(pattern, path, document), path[0]?.[1] ?? from, endOf(path));
    // An address tells a reason only where nobody has said what is wrong.
    const hasCode = document.fields.some(({ key, value }) => key === 'code' && /^[A-Z][A-Za-z.]+$/.test(value));
    if (!hasCode && (document.statuses.length > 0 || saysFailure.test(document.part))) for (const reason of silent) add({ reason, size: 0 }, [], from, to);
    return findings;
  };
}

function compileReason(reason: IndexedReason): Pattern[] {
  return reason.messages.flatMap((message): Pattern[] => {
    const { words, gaps } = compileTemplate(message);
    if (words.length === 0) return [];
    const isUnique = words.length > factors.telling && !message.includes('`');
    return [{ words, gaps, reason, size: words.length, isUnique, isShared: false }];
  });
}

/** What else has the same words under the same code. Under a broad code, one that has families, values make a sentence too common. */
function markShared(patterns: readonly Pattern[]): Pattern[] {
  const keyOf = ({ words, reason }: Pattern): string => `${reason.entries[0]?.at ?? ''} ${words.join(' ')}`;
  const owners = new Map<string, Set<IndexedReason>>();
  for (const pattern of patterns) owners.set(keyOf(pattern), (owners.get(keyOf(pattern)) ?? new Set()).add(pattern.reason));
  const broad = new Set(patterns.flatMap(({ reason }) => (reason.isFamily ? reason.entries : [])));
  return patterns.map((pattern) => {
    const isShared = (owners.get(keyOf(pattern))?.size ?? 0) > 1;
    const isCommon = pattern.gaps.some(Boolean) && pattern.reason.entries.some((entry) => broad.has(entry));
    return { ...pattern, isShared, isUnique: pattern.isUnique && !isShared && !isCommon };
  });
}

/** Which word of the pattern stands at which token, in order. */
type Path = [word: number, token: number][];

/** The token behind the last one. */
const endOf = (path: Path): number => (path.at(-1)?.[1] ?? -1) + 1;

/** Where each word of the pattern stands, if all of them do; a text that was cut may lack the end. */
function walk({ words, gaps }: Pattern, { tokens, to, text }: Document, start: number, mayBeCut: boolean): Path | undefined {
  const path: Path = [[0, start]];
  let token = start;
  for (let word = 1; word < words.length; word++) {
    const wanted = words[word];
    const next = gaps[word + 1] ? undefined : words[word + 1];
    const limit = Math.min(to, token + 1 + (gaps[word] ? reach : 1));
    const first = token + (gaps[word] ? 2 : 1);
    let found = -1;
    for (let at = first; at < limit && found < 0; at++)
      if (tokens.words[at] === wanted && (next === undefined || tokens.words[at + 1] === next || at + 1 >= to)) found = at;
    if (found < 0) {
      const end = tokens.ends[token] ?? 0;
      const isCut = token + 1 >= to || /^\W{0,3}(?:…|\.\.\.)/.test(text.slice(end, end + 8));
      return mayBeCut && isCut && word >= 4 && word / words.length >= factors.leastOfCut ? path : undefined;
    }
    token = found;
    path.push([word, token]);
  }
  // `… is not valid: request` ends with a word that also begins `Request id:`.
  return words.at(-1) === 'request' && tokens.words[token + 1] === 'id' ? undefined : path;
}

/** Facts that stand in a text whatever the message: the parameter that its frame or its field names, the address, the status, the model. */
export function readFacts({ text, literal, part, statuses }: Document): Value[] {
  const facts: Value[] = [];
  const add = (name: string, value: string | undefined): void => {
    if (value && !facts.some((fact) => fact.name === name)) facts.push({ name, value });
  };
  const start = Math.max(0, text.indexOf(part));
  const own = literal.slice(start, start + part.length);
  add('param', (frameInText.exec(own) ?? missingInText.exec(own) ?? paramField.exec(own) ?? subjectInText.exec(own))?.[1]);
  const detail =
    /specified in the request (?:is|are)\s+not\s+valid[:.]?\s*(?!\s|\(?request[ _]?id)([^]{1,400}?)(?:\s*\(?request[ _]?id\b|["']\s*[,}]|$)/i.exec(
      own,
    )?.[1];
  const said = detail?.trim().replace(/\.$/, '');
  if (said !== facts[0]?.value) add('detail', said);
  const [, host, path] =
    /https?:\/\/([\w.-]*(?:volces\.com|volcengine\.com|byteplus\w*\.com|volcengineapi\.com))(?::\d+)?(\/[\w./-]*)?/i.exec(own) ?? [];
  add('host', host ?? /(?<![\w.-])ark(?:\.[\w-]+)?\.(?:volces|bytepluses|byteplusapi)\.com/.exec(own)?.[0]);
  add('path', path ?? /(?<![\w.])(\/api\/(?:v3|coding|plan)[\w./-]*)/.exec(own)?.[1]);
  add('status', statuses[0]?.toString());
  add('model', /(?<![\w-])(?:doubao|deepseek|seedance|seedream|dreamina|kimi|glm|ep)-[\w.-]*\w/i.exec(own)?.[0]);
  return facts;
}

/** Every parameter that the text names, in normal form: in the frame, in its field, between backticks, or as a path. */
function listNamedParams(text: string, facts: readonly Value[]): Set<string> {
  const named = new Set<string>();
  const param = facts.find(({ name }) => name === 'param')?.value;
  if (param) named.add(normalizeParam(param));
  for (const [name] of text.slice(0, 20_000).matchAll(/[A-Za-z_][\w]*(?:\[\d+\]|\.[A-Za-z_]\w*)*/g)) named.add(normalizeParam(name));
  return named;
}

/** Whatever the index: `content[4].image_url` and `content[n].image_url` are one. */
function normalizeParam(param: string): string {
  return param.replace(/\[(?:\d+|n|\{n\})\]/g, '[]').toLowerCase();
}
