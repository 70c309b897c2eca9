/** The one list of languages. A locale is the first segment of an address; a lang is the tag in HTML. */

/** How a language sets a sentence: what stands between its parts. */
interface Typography {
  colon: string;
  /** Around an aside. */
  open: string;
  close: string;
  /** Between the items of a list, the parts of a long sentence, two sentences. */
  list: string;
  clause: string;
  join: string;
  stop: string;
  /** Whether quotation marks take the width of a character. */
  wide: boolean;
}

/** By locale: the tag, what the language calls itself, its typography. */
const languages = {
  zh: {
    lang: 'zh-CN',
    name: '简体中文',
    typography: { colon: '：', open: '（', close: '）', list: '、', clause: '；', join: '', stop: '。', wide: true },
  },
  en: {
    lang: 'en',
    name: 'English',
    typography: { colon: ': ', open: ' (', close: ')', list: ', ', clause: '; ', join: ' ', stop: '.', wide: false },
  },
} as const satisfies Record<string, { lang: string; name: string; typography: Typography }>;

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as Locale[];
export const defaultLocale: Locale = 'zh';
/** For readers whose browser asks for none of them. */
export const fallbackLocale: Locale = 'en';
/** The language of the official pages: what is quoted from them stands in it to the letter. */
export const quotedLocale: Locale = 'zh';

export const langs = mapLocales((locale) => languages[locale].lang);
export const languageNames = mapLocales((locale) => languages[locale].name);
export const typography: Readonly<Record<Locale, Typography>> = mapLocales((locale) => languages[locale].typography);

/** Something for each language. */
export function mapLocales<Item>(make: (locale: Locale) => Item): Record<Locale, Item> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, Item>;
}

export function listOtherLocales(locale: Locale): Locale[] {
  return locales.filter((other) => other !== locale);
}

/** The locale that a text names, of an address, a parameter or a language tag; undefined where it is none. */
export function findLocale(value: string | null | undefined): Locale | undefined {
  return locales.find((locale) => locale === value?.slice(0, 2).toLowerCase());
}

/** The locale that a text names; the default one where it names none. */
export function toLocale(value: string | undefined): Locale {
  return findLocale(value) ?? defaultLocale;
}

/** A label and what it labels: `Who must act: your code`. A label that asks has its mark already. */
export function withLabel(label: string, words: string, locale: Locale): string {
  const { colon, join } = typography[locale];
  return `${label}${label.endsWith('?') ? join : colon}${words}`;
}

/** Sets spaces between digits and Chinese, where `Intl` has none and our texts do. */
export function spaceChinese(text: string): string {
  return text.replace(/(?<=\d)(?=\p{sc=Han})|(?<=\p{sc=Han})(?=\d)/gu, ' ');
}
