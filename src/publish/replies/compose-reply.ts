/** Puts a ticket reply together from its parts and what is known of the case. Pure and small; runs in the browser too. */
import { toByteplusSdk } from '../byteplus-code.ts';
import { fillCase } from './open-text.ts';

/** What a reader can give to support, by the id of the shared statement that asks for it. */
export const replyFacts = ['account-id', 'model-or-endpoint', 'request-id', 'client-request-id', 'openapi-request-id', 'time'] as const;
export type ReplyFact = (typeof replyFacts)[number];

/** What differs between the replies to one code. Texts are open, see `fillCase`. */
export interface ReplyPart {
  /** The anchor of the message variant or the id of the reason; empty for the code itself. */
  id: string;
  opening: string;
  /** The opening where the answer is not certain. */
  guess: string;
  /** As it is documented; absent where it is not known which message it is. */
  message?: string | undefined;
  todo: string;
  steps: readonly string[];
  retry: string;
  link: string;
  /** The message is one of the control plane, which knows neither models nor the IDs of Ark’s other APIs. */
  isOfControlPlane?: true;
}

/** What the replies to one code share. */
export interface ReplyFrame {
  greeting: string;
  message: string;
  known: string;
  facts: Record<ReplyFact, string>;
  sendBack: string;
  ticket: { text: string; fact?: ReplyFact | undefined }[];
  /** What messages say in English words, in the language of the reply: `weekly` of `window` by `window-weekly`. */
  words: Readonly<Record<string, string>>;
  /** The value of a template code: its page shows it where the link names it. */
  instance?: string | undefined;
}

/** `/{locale}/errors/{slug}.reply.json`: the replies to one code. */
export interface ReplyJson extends ReplyFrame {
  code: ReplyPart;
  messages: ReplyPart[];
  reasons: ReplyPart[];
  /** Where the links lead on BytePlus, by their URLs; empty for nowhere. */
  byteplus: Record<string, string>;
}

/** What is known of one failure. */
export interface ReplyCase {
  values: Readonly<Record<string, string>>;
  facts: Readonly<Partial<Record<ReplyFact, string>>>;
  /** The message in the reader’s own words. */
  quote?: string | undefined;
  /** The answer is not certain. */
  isGuess?: boolean | undefined;
  /** The host of a reader on BytePlus, and where the links lead there. */
  byteplus?: { host: string; links: ReplyJson['byteplus'] } | undefined;
}

/** What only the control plane has, and what it never has: a response is of one of the two. */
const ofControlPlane: readonly ReplyFact[] = ['openapi-request-id'];
const ofArk: readonly ReplyFact[] = ['request-id', 'client-request-id', 'model-or-endpoint'];

/** The whole reply. Without a case it stays open for the values of one, as it is published. */
export function composeReply(frame: ReplyFrame, part: ReplyPart, given?: ReplyCase): string {
  const { values = {}, facts = {}, quote, isGuess, byteplus } = given ?? {};
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, frame.words[`${name}-${value}`] ?? value]));
  const say = (own: string): string => {
    const adapted = byteplus ? toByteplusText(own, byteplus.host, byteplus.links) : own;
    return given ? fillCase(adapted, said) : adapted;
  };
  const documented = part.message !== undefined && given ? fillCase(part.message, values) : part.message;
  // A message with a gap is not what the reader got.
  const message = quote || (given && documented?.includes('‹') ? undefined : documented);
  const known = replyFacts.flatMap((fact) => (facts[fact] ? [`- ${frame.facts[fact]}${facts[fact]}`] : []));
  const needless = facts['openapi-request-id'] || part.isOfControlPlane ? ofArk : facts['request-id'] ? ofControlPlane : [];
  const asked = frame.ticket.flatMap((item) =>
    item.fact && (facts[item.fact] || needless.includes(item.fact)) ? [] : [`- ${say(item.text)}`],
  );
  const { instance: name = '' } = frame;
  const instance = values[name] ? `${part.link.includes('#') ? '' : '#'}?${new URLSearchParams({ [name]: values[name] }).toString()}` : '';
  const blocks = [
    frame.greeting,
    say(isGuess ? part.guess : part.opening),
    message && `${frame.message}\n${message}`,
    known.length > 0 && [frame.known, ...known].join('\n'),
    [say(part.todo), ...part.steps.map((step, index) => `${index + 1}. ${say(step)}`)].join('\n'),
    say(part.retry),
    asked.length > 0 && [frame.sendBack, ...asked].join('\n'),
    part.link + instance,
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** Whoever creates a video task, and what tells them to look for it before they create another. */
const createsTask = /generations\/tasks(?!\/)|tasks\.create|createContentGen/i;
const looksFirst = /创建视频任务|video task.*(?:list|created)/;

/** What keeps a reader from paying twice comes before what says to retry. */
export function putTaskFirst(steps: readonly string[], text = ''): readonly string[] {
  return createsTask.test(text) ? steps.toSorted((a, b) => Number(looksFirst.test(b)) - Number(looksFirst.test(a))) : steps;
}

/** Milliseconds as the time in China, to the second. */
export function formatInChina(time: number): string {
  return `${new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} UTC+8`;
}

/** A link in plain text: its URL in brackets behind its words. */
const plainLink = /(?:（| ?\()(https?:\/\/[^\s()（）]+)(?: ?）|\))/g;

/**
 * A plain text of ours for a reader on BytePlus: links, hosts, the SDK, and the name of the cloud. One that speaks of both clouds keeps its words.
 * @param links where the links lead on BytePlus, by URL; empty for nowhere
 */
function toByteplusText(text: string, host: string, links: Readonly<Record<string, string>>): string {
  const moved = text
    .replace(plainLink, (link, url: string) => (links[url] === '' ? '' : link.replace(url, links[url] ?? url)))
    .replace(/\bark\.cn-beijing\.volces\.com(?!\/api\/plan)/g, host)
    // What stands at an address is not renamed.
    .replace(/https?:\S+|[^\s（(]+/g, (word) => (word.startsWith('http') ? word : toByteplusSdk(word)));
  if (moved.includes('BytePlus')) return moved;
  return moved
    .replaceAll('Volcano Engine', 'BytePlus')
    .replace(/(?<=\p{sc=Han})火山引擎/gu, ' 火山引擎')
    .replace(/火山引擎(?=\p{sc=Han})/gu, '火山引擎 ')
    .replaceAll('火山引擎', 'BytePlus');
}
