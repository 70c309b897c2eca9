/** What the official SDKs do with an answer by themselves, in words. */
import type { SdkBehaviour } from '../catalog/sdk.ts';
import { typography, type Locale } from '../i18n/locales.ts';
import { useStrings, type UiKey } from '../i18n/strings.ts';

/** Markup as in `inline.ts`. */
export function buildSdkText({ plane, retries, fit }: SdkBehaviour, status: number, locale: Locale): string {
  const t = useStrings(locale);
  const what: UiKey =
    plane === 'control'
      ? retries.go
        ? 'sdk.platform'
        : 'sdk.platformNoRetry'
      : retries.go
        ? 'sdk.retries'
        : retries.python
          ? 'sdk.retriesPython'
          : 'sdk.noRetry';
  const judgement: Record<SdkBehaviour['fit'], UiKey[]> = {
    useless: ['sdk.useless', 'sdk.off'],
    'too-early': ['sdk.tooEarly', 'sdk.off'],
    'too-short': ['sdk.tooShort'],
    missing: ['sdk.shouldRetry'],
    fine: [],
  };
  return [what, ...(plane === 'control' ? [] : judgement[fit])].map((key) => t(key, { status })).join(typography[locale].join);
}
