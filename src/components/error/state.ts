/** The state of an entry in words. */
import type { Entry } from '../../catalog/model.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Translate } from '../../i18n/strings.ts';

export function describeState(entry: Entry, t: Translate, locale: Locale): { word: string; text: string } {
  const word = t(`state.${entry.state}`);
  const onPlatform = entry.messages.every((message) => message.section === 'platform');
  switch (entry.state) {
    case 'current':
      return { word, text: t(onPlatform ? 'state.currentPlatformText' : 'state.currentText') };
    case 'gone':
      return { word, text: t(onPlatform ? 'state.gonePlatformText' : 'state.goneText') };
    case 'undocumented': {
      const sources = [...new Set(entry.messages.flatMap((message) => message.seen.map((source) => source.title[locale])))];
      return { word, text: t('state.undocumentedText', { sources: sources.join(locale === 'zh' ? '、' : ', ') }) };
    }
    case 'renamed':
      return { word, text: t(onPlatform ? 'state.gonePlatformText' : 'state.goneText') };
    case 'newer':
      return { word, text: t('state.newerText') };
    case 'situation':
      return { word, text: t('state.situationText') };
  }
}
