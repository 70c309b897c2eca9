/** The words of the interface that the box needs in the browser. The page hands them over, so no dictionary is loaded. */
import { actors, retryVerdicts } from '../../catalog/schema.ts';
import { uiKeys, type UiKey } from '../../i18n/strings.ts';

/** All words of these parts of the dictionary. */
const parts = ['card', 'confidence', 'group', 'kind', 'note', 'reason'] as const;
const others = [
  ...actors.map((actor) => `actor.${actor}` as const),
  'actor.unknown',
  ...retryVerdicts.map((verdict) => `retry.${verdict}` as const),
  'retry.unknown',
  'actor.label',
  'retry.label',
  'code.copied',
  'code.copyFailed',
  'code.copyMissing',
  'actions.copyLink',
  'actions.copyReply',
  'actions.copyReplyIn',
  'box.partial',
  'box.loading',
  'box.count',
  'box.countOne',
  'box.countNone',
  'box.guesses',
  'box.more',
  'box.search',
  'box.report',
  'box.incidents',
  'box.incidentCode',
  'box.incidentCount',
  'box.incidentLine',
  'box.incidentTitle',
  'box.vendor',
  'box.serverId',
  'box.cutId',
  'box.clientId',
  'box.openapiId',
  'box.clientTime',
  'box.localTime',
] as const;

type PartWord = Extract<UiKey, `${(typeof parts)[number]}.${string}`>;
export type BoxWord = PartWord | (typeof others)[number];

export const boxWords: readonly BoxWord[] = [
  ...uiKeys.filter((key): key is PartWord => parts.some((part) => key.startsWith(`${part}.`))),
  ...others,
];

/** Those that only remarks on printed texts use: in a dialog they come with the messages. */
export const lateWords = boxWords.filter((word) =>
  /^(?:note\.|box\.(?:incident|vendor|report)|card\.(?:guess|unmarked)|actor\.label)/.test(word),
);
