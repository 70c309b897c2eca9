/**
 * What an entry, or one reason of it, says: listed once, in the order of its page. Page, page for tickets, Markdown, JSON, full text and
 * terminal go over this list, so a field that is added here is said by all of them.
 */
import type {
  Catalog,
  Entry,
  Fact,
  Guidance,
  Message,
  Placeholder,
  Reason,
  SourceRef,
  Verdict,
  WholeGuidance,
} from '../../catalog/model.ts';
import { findPlaceholders } from '../../catalog/text/placeholders.ts';
import { dropEnd } from '../../catalog/text/template.ts';
import type { Bilingual, LimitSource, Link, RetryVerdict } from '../../catalog/schema.ts';
import { findSdkBehaviour } from '../../catalog/sdk.ts';
import type { State } from '../../catalog/state.ts';
import { withoutAnswer } from '../../engine/weights.ts';
import { mapLocales, typography, type Locale } from '../../i18n/locales.ts';
import { useStrings, type UiKey } from '../../i18n/strings.ts';
import { buildSdkText } from './sdk-text.ts';
import { listSnippets, type Snippet } from './snippets.ts';
import { urls } from '../urls.ts';

/** What a page is about. */
export interface Subject {
  catalog: Catalog;
  entry: Entry;
  /** The message variant, where one is known. */
  message?: Message | undefined;
  reason?: Reason | undefined;
}
type ReasonSubject = Subject & { reason: Reason };

/** Each code, and each of its reasons. */
export function listSubjects(catalog: Catalog): Subject[] {
  return catalog.entries.flatMap((entry) => [undefined, ...entry.reasons].map((reason) => ({ catalog, entry, reason })));
}

/** A fact in a few words: a status, who must act. */
interface Word {
  words: Bilingual;
  hint?: Bilingual;
  url?: (locale: Locale) => string;
  /** Of whether to retry, for its color. */
  verdict?: RetryVerdict;
}

/** Something and what is said of it. */
export interface Pair {
  term: Bilingual;
  /** The entry that the term names. */
  entry?: Entry;
  text: Bilingual;
}

/** The kinds of content. Texts are ours and may carry markup and {values}; literals are never touched. */
export interface Contents {
  words: Word[];
  texts: Bilingual[];
  /** Statements as paragraphs, as a list, in an order. */
  prose: Fact[];
  list: Fact[];
  steps: Fact[];
  pairs: Pair[];
  codes: Entry[];
  literals: string[];
  snippets: Snippet[];
  wordings: { text: string; placeholders: Placeholder[] }[];
  limits: LimitSource[];
  links: Pick<Link, 'url' | 'title'>[];
  guides: string[];
  messages: Message[];
  reasons: Reason[];
  snapshots: Entry['snapshots'];
  sources: Omit<SourceRef, 'id'>[];
}

/** What a reader does with it: act on it; recognise the failure by it; look it up, which few do, so a page folds it. */
export type Tier = 'act' | 'recognise' | 'background';

interface Frame {
  /** Its name in data, and its anchor on the page. */
  key: string;
  tier: Tier;
  /** Left out: it goes on under the heading before it, or stands under the title. */
  heading?: UiKey;
  /** The heading where there is more than one. */
  several?: UiKey;
  /** Also said where there is little room: in search results, on the page for tickets, in the terminal. */
  short?: true;
  /** Without the marks of who stands behind each statement. */
  bare?: true;
}

export type SubjectField<Subject> = {
  [Kind in keyof Contents]: Frame & { kind: Kind; of: (subject: Subject) => Contents[Kind] };
}[keyof Contents];
/** A field and what it says of one subject. */
export type PageSection = { [Kind in keyof Contents]: Frame & { kind: Kind; content: Contents[Kind] } }[keyof Contents];

type GuidanceKey = 'steps' | 'avoid' | 'causes' | 'explanation' | 'retryWhy';
const guidance: Record<GuidanceKey, SubjectField<Guidance>> = {
  steps: { key: 'steps', tier: 'act', heading: 'code.steps', kind: 'steps', short: true, of: ({ steps }) => steps },
  avoid: { key: 'avoid', tier: 'act', heading: 'code.avoid', kind: 'list', of: ({ avoid }) => avoid },
  causes: { key: 'causes', tier: 'recognise', heading: 'code.causes', kind: 'steps', of: ({ causes }) => causes },
  explanation: {
    key: 'explanation',
    tier: 'background',
    heading: 'code.explanation',
    kind: 'prose',
    of: ({ explanation }) => toList(explanation),
  },
  retryWhy: { key: 'retryWhy', tier: 'background', kind: 'prose', of: ({ retryWhy }) => toList(retryWhy) },
};

/** The verdict: the same for all. */
const verdictFields: SubjectField<Subject>[] = [
  { key: 'statuses', tier: 'act', heading: 'status.label', kind: 'words', short: true, of: describeStatuses },
  { key: 'actor', tier: 'act', heading: 'actor.label', kind: 'words', short: true, of: describeActor },
  { key: 'retry', tier: 'act', heading: 'retry.label', kind: 'words', short: true, of: describeRetry },
];

export const entryFields: SubjectField<Subject>[] = [
  ...verdictFields,
  { key: 'category', tier: 'act', heading: 'category.label', kind: 'words', of: ({ entry }) => [describeCategory(entry)] },
  { key: 'renamedTo', tier: 'act', kind: 'texts', of: describeNewName },
  { key: 'summary', tier: 'act', kind: 'texts', short: true, of: (subject) => [getGuidance(subject).summary] },
  { key: 'remarks', tier: 'act', kind: 'texts', of: describeRemarks },
  onGuidance('steps'),
  onGuidance('avoid'),
  { key: 'reasons', tier: 'recognise', heading: 'code.reasons', kind: 'reasons', of: ({ entry }) => entry.reasons },
  {
    key: 'messages',
    tier: 'recognise',
    heading: 'code.message',
    several: 'code.messages',
    kind: 'messages',
    of: ({ entry }) => entry.messages,
  },
  onGuidance('causes'),
  { key: 'samples', tier: 'recognise', heading: 'code.samples', kind: 'literals', of: ({ entry }) => entry.samples },
  { key: 'catch', tier: 'recognise', heading: 'code.catch', kind: 'snippets', of: ({ entry }) => listSnippets(entry) },
  onGuidance('explanation'),
  onGuidance('retryWhy'),
  { key: 'sdk', tier: 'background', heading: 'code.sdk', kind: 'prose', of: describeSdk },
  { key: 'lookalikes', tier: 'background', heading: 'code.lookalikes', kind: 'pairs', of: describeLookalikes },
  { key: 'ticket', tier: 'background', heading: 'code.ticket', kind: 'list', bare: true, of: ({ entry }) => entry.ticket },
  { key: 'conflicts', tier: 'background', heading: 'code.conflicts', kind: 'list', of: ({ entry }) => entry.conflicts },
  { key: 'notes', tier: 'background', heading: 'code.notes', kind: 'list', of: ({ entry }) => entry.notes },
  { key: 'renaming', tier: 'background', heading: 'renamed.evidence', kind: 'texts', of: ({ entry }) => toList(entry.renamedTo?.evidence) },
  { key: 'related', tier: 'background', heading: 'code.related', kind: 'codes', of: ({ entry }) => entry.related },
  { key: 'guides', tier: 'background', heading: 'code.guides', kind: 'guides', of: ({ entry }) => entry.guides },
  { key: 'links', tier: 'background', heading: 'code.links', kind: 'links', of: ({ entry }) => entry.links },
  { key: 'state', tier: 'background', heading: 'state.label', kind: 'words', of: ({ entry }) => [describeState(entry)] },
  { key: 'formerNames', tier: 'background', heading: 'renamed.former', kind: 'codes', of: ({ entry }) => entry.formerNames },
  { key: 'snapshots', tier: 'background', heading: 'code.snapshots', kind: 'snapshots', of: ({ entry }) => entry.snapshots },
  { key: 'sources', tier: 'background', heading: 'code.sources', kind: 'sources', of: ({ entry }) => entry.sources },
  // A field of the data, format 1.x: no entry has gaps any more.
  { key: 'gaps', tier: 'background', kind: 'texts', of: () => [] },
];

export const reasonFields: SubjectField<ReasonSubject>[] = [
  ...verdictFields,
  { key: 'sure', tier: 'act', heading: 'sure.label', kind: 'words', short: true, of: describeCertainty },
  // Where the title says it all, it is not said again below it.
  {
    key: 'summary',
    tier: 'act',
    kind: 'texts',
    short: true,
    of: ({ reason: { title, means } }) => (means.zh === title.zh && means.en === title.en ? [] : [means]),
  },
  { key: 'steps', tier: 'act', heading: 'code.steps', kind: 'steps', short: true, bare: true, of: ({ reason }) => reason.steps },
  { key: 'clients', tier: 'act', heading: 'reasonPage.clients', kind: 'pairs', of: describeClientSteps },
  { key: 'limits', tier: 'act', heading: 'reasonPage.limits', kind: 'limits', of: ({ reason }) => reason.limits },
  { key: 'messages', tier: 'recognise', heading: 'reasonPage.messages', kind: 'wordings', of: describeWordings },
  { key: 'scope', tier: 'recognise', heading: 'reasonPage.scope', kind: 'pairs', of: describeScope },
  { key: 'samples', tier: 'recognise', heading: 'code.samples', kind: 'literals', of: ({ reason }) => reason.samples },
  { key: 'note', tier: 'background', heading: 'code.notes', kind: 'texts', of: ({ reason }) => toList(reason.note) },
  { key: 'sources', tier: 'background', heading: 'code.sources', kind: 'sources', of: listSourcesOfReason },
];

/** What is said of a subject, in order; what says nothing is left out. */
export function listSections(subject: Subject): readonly PageSection[] {
  const { entry, message, reason } = subject;
  const known = message ? undefined : listed.get(reason ?? entry);
  const sections = known ?? (reason ? evaluate(reasonFields, { ...subject, reason }) : evaluate(entryFields, subject));
  if (!message) listed.set(reason ?? entry, sections);
  return sections;
}

/** Page, head, data and search ask for the same, in each language. What is in a catalog does not change once it is built. */
const listed = new WeakMap<Entry | Reason, readonly PageSection[]>();

/** What a message variant says for itself. */
export function listGuidance(own: Guidance): PageSection[] {
  return evaluate(Object.values(guidance), own);
}

/** Sections under their headings: what has none goes on under the one before. */
export function groupSections(sections: readonly PageSection[]): PageSection[][] {
  const groups: PageSection[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (last && !section.heading) last.push(section);
    else groups.push([section]);
  }
  return groups;
}

function evaluate<Of>(fields: readonly SubjectField<Of>[], subject: Of): PageSection[] {
  return fields.flatMap(({ of, ...frame }) => {
    const content = of(subject);
    return content.length ? [{ ...frame, content } as PageSection] : [];
  });
}

function onGuidance(key: GuidanceKey): SubjectField<Subject> {
  const field = guidance[key];
  return { ...field, of: (subject: Subject) => field.of(getGuidance(subject)) } as SubjectField<Subject>;
}

/** What holds for the message variant, where one is known, else for the entry. */
function getGuidance({ entry, message }: Pick<Subject, 'entry' | 'message'>): WholeGuidance {
  return message?.guidance ?? entry.guidance;
}

export function getVerdict(subject: Pick<Subject, 'entry' | 'message' | 'reason'>): Verdict {
  return subject.reason ?? getGuidance(subject);
}

interface Status {
  status: number | null;
  type: string | null;
}

/** Each status once, with the type that comes with it where one is known. The only place that decides it. */
export function listStatuses({ messages }: Pick<Entry, 'messages'>): Status[] {
  return [...new Set(messages.map(({ status }) => status))].map((status) => ({
    status,
    type: messages.find((message) => message.status === status && message.type !== null)?.type ?? null,
  }));
}

/** Those of the message or the reason, where one is known; none, where nothing was sent. */
export function listStatusesOf({ entry, message, reason }: Pick<Subject, 'entry' | 'message' | 'reason'>): Status[] {
  if (!message && reason?.statuses) return reason.statuses.map((status) => ({ status, type: null }));
  return listStatuses({ messages: listMessagesOf({ entry, message, reason }) });
}

/** That the status of one message is not known says nothing where those of others are. */
function describeStatuses(subject: Subject): Word[] {
  const { entry, catalog } = subject;
  const listed = listStatusesOf(subject);
  if (!listed.length) return [{ words: say('status.none') }];
  const isOpen = entry.kind === 'situation' || listMessagesOf(subject).every(({ section }) => section === 'client');
  // An event of a stream has no status of its own, and where no response came there is none.
  const unknown = entry.carrier !== 'code' || withoutAnswer.has(entry.name) ? 'status.none' : isOpen ? 'status.varies' : 'status.unknown';
  const known = listed.filter(({ status }) => status !== null);
  return (known.length ? known : listed).map(({ status, type }) => ({
    words: status === null ? say(unknown) : same(String(status)),
    ...(type === null ? {} : { hint: type ? same(type) : say('type.empty') }),
    // What others than Ark made up, such as 522, has no page.
    ...(status === null || !catalog.statuses.includes(status) ? {} : { url: (locale: Locale) => urls.status(locale, status) }),
  }));
}

/** The one that is known, else those of the entry that begin as those of the reason do; all, where none does. */
function listMessagesOf({ entry: { messages }, message, reason }: Pick<Subject, 'entry' | 'message' | 'reason'>): Message[] {
  if (message) return [message];
  const startOf = (text: string): string => text.slice(0, 24).toLowerCase();
  const starts = new Set(reason?.messages.map(startOf));
  const own = messages.filter(({ text, wordings }) =>
    [text, ...wordings.map((wording) => wording.text)].some((each) => each !== null && starts.has(startOf(each))),
  );
  return own.length ? own : messages;
}

function describeActor(subject: Subject): Word[] {
  return listVerdicts(subject, ({ actor }) => actor).map((actor) => ({ words: say(`actor.${actor}`), hint: say(`actor.${actor}Hint`) }));
}

function describeRetry(subject: Subject): Word[] {
  return listVerdicts(subject, ({ retry }) => retry).map((retry) => ({
    words: say(`retry.${retry}`),
    hint: say(`retry.${retry}Hint`),
    verdict: retry,
  }));
}

/** One for what was recognised; for a code alone that of each of its messages, since nothing tells which one it is. */
export function listVerdicts<Value>(subject: Pick<Subject, 'entry' | 'message' | 'reason'>, pick: (verdict: Verdict) => Value): Value[] {
  const { entry, message, reason } = subject;
  const others = message || reason ? [] : entry.messages.map(({ guidance }) => guidance);
  return [...new Set([getVerdict(subject), ...others].map(pick))];
}

function describeCertainty({ reason: { sure } }: ReasonSubject): Word[] {
  return [{ words: say(`sure.${sure}`), hint: say(`sure.${sure}Hint`) }];
}

function describeCategory({ category }: Entry): Word {
  return { words: category.name, url: (locale) => urls.category(locale, category.id) };
}

/** The state in words, and what it rests on. */
function describeState({ state, messages }: Entry): Word {
  const onPlatform = messages.every((message) => message.section === 'platform');
  const sources = [...new Set(messages.flatMap((message) => message.seen))];
  const from = { sources: joinList(sources.map(({ title }) => title)) };
  const gone = onPlatform
    ? say('state.gonePlatformText')
    : sources.some(({ kind }) => kind === 'official')
      ? say('state.goneText')
      : say('state.goneCopiesText', from);
  const hints: Record<State, Bilingual> = {
    current: say(onPlatform ? 'state.currentPlatformText' : 'state.currentText'),
    newer: say('state.newerText'),
    gone,
    renamed: gone,
    undocumented: say('state.undocumentedText', from),
    situation: say('state.situationText'),
  };
  return { words: say(`state.${state}`), hint: hints[state] };
}

function describeNewName({ entry: { renamedTo } }: Subject): Bilingual[] {
  if (!renamedTo) return [];
  const { entry, certainty } = renamedTo;
  return [
    mapLocales((locale) => `${useStrings(locale)('renamed.notice')} [\`${entry.name}\`](error:${entry.name})`),
    say(`renamed.${certainty}`),
  ];
}

/** What is odd about the code itself: where it stands, what varies in it. */
function describeRemarks({ entry }: Subject): Bilingual[] {
  return [
    ...(entry.carrier === 'code' ? [] : [say('code.carrier', { field: quote(entry.carrier) })]),
    ...entry.codePlaceholders.map(({ token, name, ...meaning }) =>
      say('code.template', { token: quote(token), meaning, example: quote(entry.name.replace(token, entry.example ?? name)) }),
    ),
  ];
}

function describeSdk({ entry }: Subject): Fact[] {
  const [first] = entry.messages;
  const behaviour = findSdkBehaviour(entry);
  if (!behaviour || !first?.status) return [];
  const { status } = first;
  return [{ ...mapLocales((locale) => buildSdkText(behaviour, status, locale)), basis: 'sdk' }];
}

function describeLookalikes({ entry }: Subject): Pair[] {
  return entry.lookalikes.map(({ entry: other, tell }) => ({ term: same(other.name), entry: other, text: tell }));
}

function describeClientSteps({ reason }: ReasonSubject): Pair[] {
  return reason.clientSteps.map(({ client, step }) => ({ term: same(client.name), text: step }));
}

/** Its own and those of its statements. What a reader can open comes first; a source without an address stands only where nothing else does. */
function listSourcesOfReason({ reason: { seen, source, means, steps } }: ReasonSubject): Contents['sources'] {
  const examples = seen.map((url) => ({ kind: 'observed' as const, title: same(shorten(url)), url }));
  const named = new Set([source, means.source, ...steps.map((step) => step.source)].filter((one) => one !== undefined));
  // Examples that can be opened stand for the collection they are from, which has no address.
  const others = [...named].filter(({ url }) => (url === undefined ? seen.length === 0 : !seen.includes(url)));
  return [...examples, ...others];
}

/** The messages that tell the reason, their values by name. */
function describeWordings({ catalog, reason }: ReasonSubject): Contents['wordings'] {
  return reason.messages.map(dropEnd).map((text) => ({
    text,
    placeholders: findPlaceholders(text).flatMap((token) => {
      const name = token.replace(/[{}]/g, '');
      const words = catalog.values[name];
      return words ? [{ token, name, ...words }] : [];
    }),
  }));
}

/** The parameters, parts of the API and models that it is about. */
function describeScope({ reason: { params, apis, models } }: ReasonSubject): Pair[] {
  const rows: [UiKey, Bilingual[]][] = [
    ['reasonPage.params', params.map(quote)],
    ['reasonPage.apis', apis.map((api) => say(`api.${api}`))],
    ['reasonPage.models', models.map(quote)],
  ];
  return rows.flatMap(([term, items]) => (items.length ? [{ term: say(term), text: joinList(items) }] : []));
}

function say(key: UiKey, values: Readonly<Record<string, Bilingual>> = {}): Bilingual {
  return mapLocales((locale) =>
    useStrings(locale)(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[locale]]))),
  );
}

function joinList(items: readonly Bilingual[]): Bilingual {
  return mapLocales((locale) => items.map((item) => item[locale]).join(typography[locale].list));
}

/** A literal in a text of ours. */
function quote(text: string): Bilingual {
  return same(`\`${text}\``);
}

function same(text: string): Bilingual {
  return mapLocales(() => text);
}

function toList<Item>(item: Item | undefined): Item[] {
  return item === undefined ? [] : [item];
}

/** An address as people read it. */
function shorten(url: string): string {
  return url.replace(/^https:\/\/(?:www\.)?|\/$/g, '');
}
