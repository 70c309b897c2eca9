/** Our own texts, read: markup, links, and plain words where a value of the reader would stand. */
import type { Inline } from '../catalog/text/inline.ts';
import type { Catalog, Reason } from '../catalog/model.ts';
import { toSlug } from '../catalog/text/placeholders.ts';
import type { Bilingual, Link } from '../catalog/schema.ts';
import { fillTemplate, type Values } from '../catalog/text/template.ts';
import { takeBound } from './advice/limits.ts';
import { splitOpen } from './replies/open-text.ts';
import { typography, type Locale } from '../i18n/locales.ts';
import { toAbsolute, urls } from './urls.ts';

/** What a text is read with. */
interface Context {
  catalog: Pick<Catalog, 'values'>;
  reason?: Reason | undefined;
}

/** Plain words for values that are not known, by placeholder; a reason names its own parameters. */
export function getWords({ catalog, reason }: Context, locale: Locale): Values {
  const params = reason?.params ?? [];
  const common = Object.fromEntries(Object.entries(catalog.values).map(([name, words]) => [name, words[locale]]));
  return params.length > 1 && params.length < 4 ? { ...common, param: params.join(typography[locale].list) } : common;
}

/** Values that messages give in English words, in the language of a page: `weekly` of `window` by `window-weekly`. */
export function listValueWords({ values }: Context['catalog'], locale: Locale): Values {
  const names = Object.keys(values);
  const isOne = (key: string): boolean => names.some((name) => key.startsWith(`${name}-`));
  return Object.fromEntries(Object.entries(values).flatMap(([key, words]) => (isOne(key) ? [[key, words[locale]]] : [])));
}

/** Values that are the same for every reader: the only parameter, the only limit. */
export function getKnown({ reason }: Pick<Context, 'reason'>): Values {
  const [param, ...others] = reason?.params ?? [];
  const [limit] = reason?.limits ?? [];
  const [row] = limit?.rows ?? [];
  const bound = limit?.rows.length === 1 && row?.models.length === 0 ? takeBound(row.value) : undefined;
  return {
    ...(param !== undefined && others.length === 0 && !param.includes('[n]') ? { param } : {}),
    ...(bound === undefined ? {} : { limit: bound }),
  };
}

/** A text with what the reader’s values can add to it. */
export function getTemplate(text: Bilingual & { template?: Bilingual }): Bilingual {
  return text.template ?? text;
}

/** Reads the texts of one subject in one language. */
type Reader = (text: Bilingual & { template?: Bilingual }, values?: Values) => Inline[];

export function makeReader(context: Context, locale: Locale): Reader {
  const [known, words] = [getKnown(context), getWords(context, locale)];
  return (text, values = {}) => fillTemplate(getTemplate(text)[locale], { ...known, ...values }, words);
}

/** The parts as prose, without their markup: words of a message are quoted, or the sentence would run into them; a name stands alone. */
export function toPlain(parts: readonly Inline[]): string {
  return joinParts(parts, '“', '”').replace(/(?<=\p{sc=Han}) (?=“)|(?<=”) (?=\p{sc=Han})/gu, '');
}

/** The same for tickets and terminals, which commands are copied from. */
export function toTicked(parts: readonly Inline[]): string {
  return joinParts(parts, '`', '`');
}

function joinParts(parts: readonly Inline[], open: string, close: string): string {
  const isName = (code: string): boolean => splitOpen(code).every((piece) => piece.name !== undefined || !piece.text.includes(' '));
  return parts.map(({ kind, text }) => (kind === 'code' && !isName(text) ? open + text + close : text)).join('');
}

/** In plain text an address ends at a blank: programs that make links of addresses take full-width punctuation along. */
export function endAddresses(text: string): string {
  return text.replace(/(https?:\/\/[!-_a-~]+)(?=[\p{sc=Han}，。；：、！？（）“”「」])/gu, '$1 ');
}

/** The parts in our own markup again. */
export function toMarkup(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      const words = part.kind === 'code' || (part.kind === 'link' && part.code) ? `\`${part.text}\`` : part.text;
      return part.kind === 'link' ? `[${words}](${part.target})` : words;
    })
    .join('');
}

/** The parts as Markdown, with whole addresses; where BytePlus has a page of its own, that too. */
export function toMarkdown(parts: readonly Inline[], locale: Locale, links: Readonly<Record<string, Link>>): string {
  return toMarkup(
    parts.flatMap((part): Inline[] => {
      if (part.kind !== 'link') return [part];
      const to = resolveTarget(part.target, locale, links);
      if (!to) return [{ kind: 'text', text: part.text }];
      const byteplus = links[part.target]?.byteplus;
      const whole: Inline = { ...part, target: to.external ? to.url : toAbsolute(to.url) };
      return byteplus ? [whole, { kind: 'text', text: ' / ' }, { kind: 'link', text: 'BytePlus', code: false, target: byteplus }] : [whole];
    }),
  );
}

/** The address of a link target; undefined where it leads nowhere. */
export function resolveTarget(
  target: string,
  locale: Locale,
  links: Readonly<Record<string, Link>>,
): { url: string; external: boolean } | undefined {
  if (target.startsWith('error:')) return { url: urls.error(locale, toSlug(target.slice('error:'.length))), external: false };
  if (target.startsWith('guide:')) return { url: urls.guide(locale, target.slice('guide:'.length)), external: false };
  const link = links[target];
  return link && { url: link.url, external: true };
}
