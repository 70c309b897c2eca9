/** What the values of a text are called, at build time: in messages by their placeholders, in reasons by the plain words for them. */
import type { Catalog } from '../../catalog/model.ts';
import type { Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import type { BoxContext } from './dom.ts';

export function listLabels(catalog: Catalog, locale: Locale): BoxContext['labels'] {
  const t = useStrings(locale);
  return Object.fromEntries([
    ...Object.entries(catalog.values).map(([name, words]) => [name, words[locale]]),
    ...catalog.entries
      .flatMap((entry) => entry.messages.flatMap((message) => [message, ...message.wordings]))
      .flatMap(({ placeholders }) => placeholders.map((item) => [item.name, item[locale]])),
    ...(['param', 'value', 'limit', 'model', 'account'] as const).map((name) => [name, t(`value.${name}`)]),
  ]) as BoxContext['labels'];
}
