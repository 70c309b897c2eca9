/** What the official SDKs do with an answer by themselves, in words. */
import type { SdkBehaviour } from '../../catalog/sdk.ts';
import { typography, type Locale } from '../../i18n/locales.ts';
import { useStrings, type UiKey } from '../../i18n/strings.ts';

/** How the retries of each Ark SDK are turned off. */
const switches: Record<keyof SdkBehaviour['retries'], string> = {
  python: 'Python `Ark(max_retries=0)`',
  go: 'Go `arkruntime.WithRetryTimes(0)`',
  java: 'Java `ArkService.builder().retryTimes(0)`',
};

const judgements: Record<SdkBehaviour['fit'], UiKey[]> = {
  useless: ['sdk.useless', 'sdk.off'],
  'too-early': ['sdk.tooEarly', 'sdk.off'],
  'too-short': ['sdk.tooShort'],
  missing: ['sdk.shouldRetry'],
  fine: [],
};

/** Markup as in `inline.ts`. */
export function buildSdkText(behaviour: SdkBehaviour, status: number, locale: Locale): string {
  const t = useStrings(locale);
  const { list, join } = typography[locale];
  const { plane, retries, fit } = behaviour;
  const ways = (['python', 'go', 'java'] as const).filter((sdk) => retries[sdk]).map((sdk) => switches[sdk]);
  return [chooseBehaviour(behaviour), ...(plane === 'control' ? [] : judgements[fit])]
    .map((key) => t(key, { status, ways: ways.join(list) }))
    .join(join);
}

function chooseBehaviour({ plane, retries: { python, go, java } }: SdkBehaviour): UiKey {
  if (plane === 'control') return java ? 'sdk.platform' : go ? 'sdk.platformGo' : 'sdk.platformNoRetry';
  if (java) return 'sdk.retries';
  return go ? 'sdk.retriesGo' : python ? 'sdk.retriesPython' : 'sdk.noRetry';
}
