/**
 * Every weight of the engine, in points that add: per kind of evidence the best one of an entry counts, times its strength. A code in its field is worth 9; 8 points with a distance
 * are certainty. Typed and pasted texts differ by a column, not by code. Tune with `npm run eval` on the `dev` half of the corpus.
 */
interface Weight {
  /** What it is worth in a text that a program printed, and in one that somebody typed. */
  pasted: number;
  typed: number;
  /** Of one group only the best counts. */
  group: 'code' | 'message' | 'reason' | 'family' | 'status' | 'words' | 'failure' | 'context';
  why: string;
}

export const weights = {
  'code-field': { pasted: 9, typed: 9, group: 'code', why: 'the code stands in the code field' },
  'code-literal': { pasted: 9, typed: 9, group: 'code', why: 'the code stands there to the letter' },
  'code-loose': { pasted: 8.5, typed: 9, group: 'code', why: 'the code in another case or with other separators' },
  'code-spaced': { pasted: 1, typed: 2, group: 'code', why: 'words that are a code if written together: internal error' },
  'code-class': {
    pasted: 2,
    typed: 5.5,
    group: 'code',
    why: 'part of a longer name, or the class of a client: openai.AuthenticationError',
  },
  'code-near': { pasted: 4.5, typed: 7, group: 'code', why: 'the code with one or two typing errors' },
  'code-cut': { pasted: 7, typed: 4, group: 'code', why: 'the beginning of the code where the text was cut' },
  'code-prefix': { pasted: 1, typed: 6.5, group: 'code', why: 'all of the code up to a dot' },
  'code-part': { pasted: 0.8, typed: 3.5, group: 'code', why: 'some letters of the code' },
  message: { pasted: 10, typed: 10, group: 'message', why: 'a known message; strength is the cube of the part that fits' },
  reason: { pasted: 9, typed: 9, group: 'reason', why: 'all literal words of the message of a reason, and its parameter' },
  family: { pasted: 4, typed: 4, group: 'family', why: 'the detail of a family of reasons, beside other evidence' },
  status: { pasted: 2.5, typed: 1.5, group: 'status', why: 'the HTTP status is the documented one' },
  'grpc-status': { pasted: 1.2, typed: 1.2, group: 'status', why: 'the status of a gRPC error is that of the code' },
  words: { pasted: 1.8, typed: 6, group: 'words', why: 'words of title, keywords, meaning and messages' },
  'all-words': { pasted: 0, typed: 4.2, group: 'context', why: 'everything that was asked stands in title, keywords or meaning' },
  copied: { pasted: 2.5, typed: 2.5, group: 'context', why: 'a sentence of the official Chinese meaning' },
  'names-value': { pasted: 0, typed: 3, group: 'context', why: 'the message names a parameter, a model or an endpoint, and one was typed' },
  'own-name': { pasted: 0, typed: 9, group: 'failure', why: 'the name that we gave a failure without a code' },
  failure: { pasted: 4.5, typed: 3, group: 'failure', why: 'the line that clients print for a failure without a code' },
} as const satisfies Record<string, Weight>;

/** What the surroundings of a text add to what was found in it. */
export const context = {
  alone: 4, // nothing else stands in the text
  own: 3, // a host, model, id or class of Ark
  fullOwn: 3, // points of code, message, reason or failure from which it counts whole
  leastTelling: 2, // points of one group below which it makes nothing likely
  foreign: -6, // a mark of another service
  foreignBesideOwn: -1.5, // … with a mark of Ark beside it: a gateway, a client, a list of models
  elsewhere: -24, // a code of another entry stands in the text to the letter
  otherMessage: -5, // a generic name beside a message that is not one of Ark
  contradicted: -8, // no answer came, says the failure, but the text names the status of one
  sameStatus: 0.5, // the status is the documented one
  otherStatus: -0.3, // the text names another status
  unmarked: 4, // of a message alone, without any mark of Ark, so many points do not count for its certainty
  unknownCode: -5, // the code field names something that Ark does not have, and only a message fits
} as const;

/** Points from which an answer is certain or likely, and the distance to the next that it takes. */
export const thresholds = {
  exact: { points: 8, distance: 0.35 },
  likely: { points: 5.6, distance: 0.1 },
} as const;

/** How much the name of a code says by itself: generic names are in use elsewhere as well. */
export const genericStrength = 0.6;
/** What one step of prominence (0 to 35: how often an entry was documented and seen) is worth. */
export const prominencePoints = 0.03;
/** What the weight of the words found adds, at the most: of two messages that fit alike the longer one is meant. */
export const longMessagePoints = 3;
/** The weight of words at which two thirds of that are reached. */
export const longMessageWeight = 5;
