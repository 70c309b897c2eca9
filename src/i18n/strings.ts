/** The words of the interface. `zh-CN.json` is the list of keys; the compiler and the build refuse a language that lacks one. */
import { z } from 'zod';
import en from '../content/i18n/en.json' with { type: 'json' };
import zh from '../content/i18n/zh-CN.json' with { type: 'json' };
import { langs, mapLocales, spaceChinese, type Locale } from './locales.ts';

type UiStrings = typeof zh;
export type UiKey = keyof UiStrings;
export const uiKeys = Object.keys(zh) as UiKey[];

const dictionaries: Record<Locale, UiStrings> = { zh, en };

/** For Starlight’s `i18n` collection: every key is required in every language. */
export const uiStringsSchema = z.object(Object.fromEntries(uiKeys.map((key) => [key, z.string().min(1)])));

/** Looks words up; `{name}` in them is filled from `values`. */
export type Translate = (key: UiKey, values?: Readonly<Record<string, string | number>>) => string;

export function useStrings(locale: Locale): Translate {
  const strings = dictionaries[locale];
  return (key, values) => (values ? fillIn(strings[key], values) : strings[key]);
}

/** Replaces `{name}` by its value; a name without a value stays as it stands. */
function fillIn(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (token, name: string) => (name in values ? String(values[name]) : token));
}

// Made once: making one costs more than formatting a hundred dates.
const dateFormats = mapLocales((locale) => ({
  day: new Intl.DateTimeFormat(langs[locale], { dateStyle: 'long', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(langs[locale], { year: 'numeric', month: 'long', timeZone: 'UTC' }),
}));

/** A date as the reader writes it; the input is YYYY-MM-DD or YYYY-MM. */
export function formatDate(date: string, locale: Locale): string {
  const isMonth = date.length === 7;
  return spaceChinese(dateFormats[locale][isMonth ? 'month' : 'day'].format(new Date(`${date}${isMonth ? '-01' : ''}T00:00:00Z`)));
}

const dateForms: Readonly<Record<string, UiKey>> = {
  undated: 'date.undated',
  'before {date}': 'date.before',
  'after {date}': 'date.after',
  '{date} or later': 'date.orLater',
  '{date} or earlier': 'date.orEarlier',
};

/** When a source was current, in the words of `date:` of the catalog: `2026-10-07`, `undated, before 2026`, `2025-11 or later`. */
export function describeDate(date: string, locale: Locale): string {
  const t = useStrings(locale);
  const parts = date.split(', ').map((part) => {
    const day = /\d[\d-]*/.exec(part)?.[0];
    const form = dateForms[day === undefined ? part : part.replace(day, '{date}')];
    return form ? t(form, { date: day ?? '' }) : part;
  });
  return parts.join(t('date.separator'));
}
