/** The one list of languages. A locale is the first segment of an address; a lang is the tag in HTML. */
export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

export const langs = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Locale, string>;
export const languageNames = { zh: '简体中文', en: 'English' } as const satisfies Record<Locale, string>;

export const defaultLocale: Locale = 'zh';

/** The other language: the site has two. */
export function getOtherLocale(locale: Locale): Locale {
  return locale === 'zh' ? 'en' : 'zh';
}

/** The locale of an address or parameter; the default one where it is neither. */
export function toLocale(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? defaultLocale;
}
