/**
 * Every weight of the engine, in points that add: per kind of evidence the best one of an entry counts, times its strength. A code in its field is worth 9; 8 points with a distance
 * are certainty. Typed and pasted texts differ by a column, not by code. Tune with `npm run eval` on the `dev` half of the corpus.
 */
interface Weight {
  /** What it is worth in a text that a program printed, and in one that somebody typed. */
  pasted: number;
  typed: number;
  /** Of one group only the best counts. */
  group: 'code' | 'message' | 'reason' | 'family' | 'status' | 'words' | 'asked' | 'failure' | 'context';
}

export const weights = {
  'code-field': { pasted: 9, typed: 9, group: 'code' }, // the code stands in the code field
  'code-literal': { pasted: 9, typed: 9, group: 'code' }, // the code stands there to the letter
  'code-loose': { pasted: 8.5, typed: 9, group: 'code' }, // the code in another case or with other separators
  'code-spaced': { pasted: 1, typed: 2, group: 'code' }, // words that are a code if written together: internal error
  'code-class': { pasted: 2, typed: 5.5, group: 'code' }, // part of a longer name, or the class of a client: openai.AuthenticationError
  'code-near': { pasted: 4.5, typed: 7, group: 'code' }, // the code with one or two typing errors
  'code-prefix': { pasted: 1, typed: 6.5, group: 'code' }, // all of the code up to a dot
  'code-cut': { pasted: 6, typed: 6, group: 'code' }, // the code field ends in the middle of the code: a log was cut
  'code-part': { pasted: 0.8, typed: 3.5, group: 'code' }, // some letters of the code
  message: { pasted: 10, typed: 10, group: 'message' }, // a known message; strength is the cube of the part that fits
  reason: { pasted: 9, typed: 9, group: 'reason' }, // all literal words of the message of a reason, and its parameter
  family: { pasted: 4, typed: 4, group: 'family' }, // the detail of a family of reasons, beside other evidence
  status: { pasted: 2.5, typed: 1.5, group: 'status' }, // the HTTP status is the documented one
  'grpc-status': { pasted: 1.2, typed: 1.2, group: 'status' }, // the status of a gRPC error is that of the code
  words: { pasted: 1.8, typed: 6, group: 'words' }, // words of title, keywords, meaning and messages
  'all-words': { pasted: 0, typed: 4.2, group: 'context' }, // everything that was asked stands in title, keywords or meaning
  asked: { pasted: 2, typed: 4.5, group: 'asked' }, // words that questions about it have more often than others
  'names-value': { pasted: 0, typed: 3, group: 'context' }, // the message names a parameter, a model or an endpoint, and one was typed
  'names-parameter': { pasted: 0, typed: 4, group: 'context' }, // a question names the parameter that a reason is about
  'own-name': { pasted: 0, typed: 9, group: 'failure' }, // the name that we gave a failure without a code
  failure: { pasted: 4.5, typed: 3, group: 'failure' }, // the line that clients print for a failure without a code
} as const satisfies Record<string, Weight>;

// Modules: programs in the browser then carry the numbers without their names.
export * as context from './weights/context.ts';
export * as limits from './weights/limits.ts';
export * as reasonFactors from './weights/reason-factors.ts';

/** Points from which an answer is certain or likely, and the distance to the next that it takes. */
export const thresholds = {
  exact: 8,
  likely: 5.6,
  distance: 0.35,
} as const;

/** What a message of the text is worth, each a factor: see `messages-in-text.ts`. */
export const messageFactors = {
  fewWords: { upTo: 4, factor: 0.5 }, // short messages are in use elsewhere
  embedded: { below: 4, factor: 0.3 }, // … and what weighs so little is, within a sentence, a part of that sentence
  platform: 0.25, // what the OpenAPI gateway says, other clouds say to the letter, and in a few words all of HTTP does
  unmarkedPiece: { below: 0.8, factor: 0.5 }, // a piece without a mark of Ark is a guess
  failure: { whole: 0.6, piece: 0.3, wholeFrom: 0.9 }, // what clients print is told by its own table; as messages such lines resemble each other
  question: { factor: 0.35, tellingFrom: 3 }, // a question that is a piece of a message
  strangeWord: 0.6, // what a strange word between its words takes away
  part: 0.87, // a piece of a message that is all of the text is a little less than the whole
  yields: 0.75, // it ends in a placeholder, and another one goes on to fit
  beginning: 0.97, // its first sentences whole are nearly all of it …
  tellingBeginning: 1.2, // … where their words weigh more than this
} as const;

/** The alignment of texts and messages: see `message.ts`. */
export const alignment = {
  skipInGap: 0.004,
  skipElsewhere: 0.08,
  neighbours: 0.1,
  leastGain: 0.02,
  least: { words: 3, coverage: 0.6 },
  commonPair: 24, // a pair of words in more messages than this begins no match: it only prolongs one
  margin: 12, // words around the pairs that were found
  longestStretch: 600, // … and of them at most: longer stretches hold several messages
  leastMessages: 50, // words are as rare as among so many messages at least
  scale: 4, // of the logarithm that is the weight of a word
} as const;

/** From so many letters on a word is as telling as a name. */
export const longName = 13;

/** Names that are nearly codes: see `near-code.ts`. The share of the code that was typed adds up to 1. */
export const nearCode = {
  ...{ typo: 1, unnamedTypo: 0.7, secondError: 0.15, prefix: 0.8, start: 0.35, inside: 0.15 },
  shortest: 8, // letters: shorter names in a text resemble too many words of the language …
  shortestAlone: 5, // … unless they are all that was typed
  shortestPart: 3,
  severalCut: 0.6, // of several that begin alike each is as likely
  shortestInside: 4, // of a piece in the middle of a name
  longest: 80,
  mostNames: 48, // so many names of a text are looked at
  keptAnswers: 500,
} as const;

/** Words: see `words.ts`. By field: message, code, title, keyword, meaning. */
export const wordFactors = {
  fields: [1, 2, 3, 2.6, 1.6],
  phrases: [0, 0, 1.15, 1, 0.7], // whole phrases count once more
  phrase: 2.5,
  idle: 0.15,
  character: 0.5, // one character alone
  vague: 0.25, // a family of models, a product, a refusal
  unknown: 0.7,
  joined: 0.9, // words written together
  apart: 0.8, // … or apart
  beginning: 0.8,
  beginningOfKnown: 0.4,
  typo: 0.7,
  shortest: 3, // letters of a word that is completed or corrected
  mostBeginnings: 8, // words that begin alike are tried
  mostHits: 150, // the best of them are rated in full
  leastWhole: 0.8, // readings from this factor on count as the word itself
  sure: { share: 0.95, ofBest: 0.5, most: 8, least: 3 }, // all that was asked is explained, not by many, and is more than a common word
} as const;

/** What questions teach: see `index/learn.ts`. */
export const learning = {
  levels: 4, // the most telling words are of the last …
  step: 0.8, // … and each is so much more, as the logarithm of how much more often they stand there
  smoothing: 60, // questions in general beside those of one entry
  least: 2, // questions about an entry that hold a word: one is chance
  worth: 5, // levels of a word in all questions about an entry: fewer are not worth their bytes
  most: 20, // levels together that are worth all
} as const;

/** What a hit of the search in words is worth: see `depth.ts`. */
export const wordShares = {
  scale: 60, // points of that search per point of this table
  failure: 0.8, // a failure without a code is rarely what words ask for
  prominence: 0.02, // per step
  reason: 1.1, // one of many reasons is as likely meant as a code that is neither common nor rare
  otherStatus: 0.6, // of an entry that has not the status that was asked for
  uncovered: 0.6, // where next to nothing of the question was found
} as const;

/** Statuses and typed names: the first meant, how much each later one loses, the others, and what prominence adds. */
export const statusStrength = { first: 1, step: 0.05, other: 0.2, prominence: 0.008 } as const;
/** A parameter of several reasons, of which what else was asked chooses none: another one is nearly as near. */
export const parameterStrength = { unclear: 0.4, near: 0.9 } as const;
export const identifierStrength = { other: 0.6, prominence: 0.005 } as const;
/** A failure: each later row of the table is a little less telling; a bare status means it more than any code of that status. */
export const failureStrength = { step: 0.06, bare: 1.6 } as const;

/** How much the name of a code says by itself: generic names are in use elsewhere as well. */
export const genericStrength = 0.6;
/** What one step of prominence (0 to 35: how often an entry was documented and seen) is worth. */
export const prominencePoints = 0.03;
/** What the weight of the words found adds, at the most: of two messages that fit alike the longer one is meant. */
export const longMessagePoints = 3;
/** The weight of words at which two thirds of that are reached. */
export const longMessageWeight = 5;

/** Failures that say that no answer came, or no request was sent: an HTTP status in the text contradicts them. */
export const withoutAnswer: ReadonlySet<string> = new Set(['connection-failed', 'timeout', 'sdk-setup']);
/** Failures of a network, of whichever server. */
export const ofNetwork: ReadonlySet<string> = new Set(['connection-failed', 'timeout', 'stream-interrupted']);
/** A failure that is none of the service: the program hid one, which may be any. A guess whatever else the text holds. */
export const hidesFailure = 'error-not-printed';

/** So much of a text is read where no code and no message was found, and for marks: what an error is stands at its beginning and at its end. */
export const readLength = 20_000;
/** Long texts are read in slices, so that the caller can let the page breathe. */
export const sliceLength = 16 * 1024;
/** Nobody asks a question of that length: longer texts are logs. */
export const longestQuestion = 1200;
/** What is longer was not typed. */
export const typed = { length: 160, words: 14 } as const;
/** One notice: its marks hold for all of it, its lines belong together, and so do stretches at that distance, of that length in all; from this fit on a message is one. */
export const notice = { lines: 14, length: 3000, distance: 200, longest: 4000, fit: 0.5 } as const;
/** In a long log only such messages are worth counting; from so many stretches on they are remembered. */
export const ofLogs = { coverage: 0.3, words: 4, stretches: 20 } as const;
/** A terminal that breaks lines has at least so many columns, and so much of the lines before the last is full: others are equally long by chance. */
export const narrowestTerminal = 40;
export const fullLines = 0.7;
/** So many words of a text may stand for one placeholder. */
export const longestValue = 60;
