/** The words of the interface that the box needs in the browser. The page hands them over, so no dictionary is loaded. */
import { uiKeys, type UiKey } from '../../i18n/strings.ts';

/** All words of these parts of the dictionary; hints are for pages. */
const parts = ['actor', 'card', 'confidence', 'group', 'kind', 'note', 'reason', 'retry'] as const;
const others = [
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
  'box.onlyId',
  'box.cutId',
  'box.clientId',
  'box.openapiId',
  'box.clientTime',
  'box.localTime',
] as const;

type PartWord = Exclude<Extract<UiKey, `${(typeof parts)[number]}.${string}`>, `${string}Hint`>;
export type BoxWord = PartWord | (typeof others)[number];

export const boxWords: readonly BoxWord[] = [
  ...uiKeys.filter((key): key is PartWord => parts.some((part) => key.startsWith(`${part}.`)) && !key.endsWith('Hint')),
  ...others,
];

/** The words of remarks on printed texts, of ids, and of what the messages tell: in a dialog they come with these, before any card. */
export const lateWords = boxWords.filter((word) =>
  /^(?:note\.|box\.(?:incident|vendor|report|\w+Id|\w+Time)|card\.(?:body|statusFirst|guess|unmarked|codeAndM|reasonIn|limitAs|notIt|other|familyOnly|inferred|noReply)|reason\.(?:message|same-m|word-in-m|reason)|(?:actor|retry)\.label)/.test(
    word,
  ),
);
