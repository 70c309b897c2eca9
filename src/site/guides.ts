/** The guides written by hand, as entries link to them. */
import { getCollection, getEntry } from 'astro:content';
import type { Locale } from '../i18n/locales.ts';

export interface Guide {
  /** Of its file, without the ending: the last part of its address. */
  name: string;
  title: string;
  description: string;
  words: readonly string[];
}

/** The title of a guide; its name while nobody has written it. */
export async function getGuideTitle(name: string, locale: Locale): Promise<string> {
  const guide = await getEntry('docs', `${locale}/guides/${name}`);
  return guide?.data.title ?? name;
}

/** All guides of a language, in their order. */
export async function getGuides(locale: Locale): Promise<Guide[]> {
  const prefix = `${locale}/guides/`;
  const guides = await getCollection('docs', ({ id }) => id.startsWith(prefix) && id !== prefix);
  return guides
    .sort((a, b) => (a.data.order ?? 99) - (b.data.order ?? 99) || a.id.localeCompare(b.id))
    .map(({ id, data }) => ({ name: id.slice(prefix.length), title: data.title, description: data.description ?? '', words: data.words }));
}
