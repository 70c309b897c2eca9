/** What an address that is not there was meant to be. Pure; takes any text. */
import { measureDistance } from '../catalog/text/distance.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Bilingual } from '../catalog/schema.ts';
import { squash } from '../catalog/text/squash.ts';
import { findLocale, type Locale } from '../i18n/locales.ts';
import { safeDecode, writeCase } from './case.ts';
import { escapePattern } from './escape.ts';

interface KnownCode {
  slug: string;
  title: Bilingual;
  /** Of a template code: the literal code with its placeholders, and their names in order. */
  template?: { code: string; names: string[] };
  reasons?: readonly { id: string; title: Bilingual }[];
}

/** A code, or one reason of it. */
export interface Target {
  slug: string;
  reason?: string;
}

/** What there is, as small as it can be said: `/404.json`. */
export interface KnownPages {
  codes: readonly KnownCode[];
  statuses: readonly number[];
  /** `guides/429`: the guides and categories, which the page itself lists. */
  pages?: readonly string[];
}

export function listKnownPages({ entries, statuses }: Catalog): KnownPages {
  const codes = entries.map(({ name, slug, title, codePlaceholders, reasons }) => ({
    slug,
    title,
    ...(codePlaceholders.length ? { template: { code: name, names: codePlaceholders.map((item) => item.name) } } : {}),
    ...(reasons.length ? { reasons: reasons.map((reason) => ({ id: reason.id, title: reason.title })) } : {}),
  }));
  return { codes, statuses };
}

export type Resolution =
  /** There is no doubt: go there. The path is below the root of the site and has no slash in front. */
  | { kind: 'go'; path: string; fragment?: string }
  /** A status without a page: those that have one may help. */
  | { kind: 'statuses' }
  /** A guide or a category without a page: those that it may be, best first; all, where none is like it. */
  | { kind: 'pages'; pages: readonly string[] }
  /** What may be meant, best first. */
  | { kind: 'offer'; why: 'prefix' | 'near'; targets: Target[] }
  | { kind: 'nothing' };

export interface Asked {
  /** The language in the address, if it names one. */
  locale: Locale | undefined;
  /** What stands where the code should: for a search, when nothing else helps. */
  text: string;
  resolution: Resolution;
}

/** Longer ones are nothing that anybody typed. */
const textLimit = 200;
const offerLimit = 20;
/** Where each part of the site lists what it has: two of them on the home page. */
const lists = new Map<string, { path: string; fragment?: string }>([
  ['errors', { path: 'errors/' }],
  ['e', { path: 'errors/' }],
  ['categories', { path: '', fragment: '#categories' }],
  ['status', { path: '', fragment: '#statuses' }],
  ['guides', { path: 'guides/' }],
  ['search', { path: 'search/' }],
]);
/** What people write for a part of the site. */
const otherNames = new Map(Object.entries({ error: 'errors', category: 'categories', statuses: 'status', guide: 'guides' }));
/** What sentences leave at the ends of an address; brackets that were opened belong to a template code. */
const glued = /^[^\p{L}\p{N}{]+|[^\p{L}\p{N}\]}]+$/gu;

/**
 * @param path what was asked for, below the root of the site, as it stands in the address bar
 * @param preferred the reader’s language, for addresses without one
 */
export function resolveAddress(path: string, { codes, statuses, pages = [] }: KnownPages, preferred: Locale): Asked {
  const parts = safeDecode(path.slice(0, textLimit * 3))
    .slice(0, textLimit)
    .split('/')
    // Of `QuotaExceeded，请看` only the beginning was the address: none of ours has other characters.
    .map((part) =>
      part
        .replace(/^([ -~]+)[^ -~].*$/su, '$1')
        .replace(glued, '')
        .replace(/\.(html?|md|json)$/i, ''),
    )
    .filter((part) => part && part !== 'index');
  const lower = parts.map((part) => part.toLowerCase()).map((part) => otherNames.get(part) ?? part);
  // What stands before a part of the site is a language, perhaps one that there is not, or the path of another site.
  const start = lower.findIndex((part) => lists.has(part));
  const tags = lower.slice(0, Math.max(start, 1)).filter((part) => /^[a-z]{2}(-[a-z]{2,4})?$/.test(part));
  const locale = tags.map(findLocale).find((found) => found !== undefined);
  const from = start < 0 ? tags.length : start;
  const [rest, section = ''] = [parts.slice(from), lower[from]];
  const list = lists.get(section);
  const language = locale ?? preferred;
  const asked = (text: string, resolution: Resolution): Asked => ({ locale, text, resolution });
  if (rest.length === 0) return asked('', tags.length ? { kind: 'go', path: `${language}/` } : { kind: 'nothing' });
  const number = /^(?:http[-_ ]?)?(\d{3})$/i.exec(rest.at(-1) ?? '')?.[1];
  if (number && rest.length < 3 && !['categories', 'search', 'guides'].includes(section)) {
    const target = `${language}/status/${number}/`;
    const isThere = statuses.includes(Number(number)) && target !== path;
    return asked(`HTTP ${number}`, isThere ? { kind: 'go', path: target } : { kind: 'statuses' });
  }
  const isCode = ['errors', 'e', 'search'].includes(section) && rest.length > 1;
  if (list && !isCode) {
    const name = lower[from + 1];
    const there = pages.filter((page) => page.startsWith(`${section}/`));
    if (name && there.length && !there.includes(`${section}/${name}`)) {
      const like = [...findNear(`${section}/${name}`, there, String), ...there.filter((page) => page.includes(name))];
      return asked(name, { kind: 'pages', pages: like.length ? [...new Set(like)] : there });
    }
    const target = `${[language, ...lower.slice(from)].join('/')}/`;
    // The address as it was asked for is not there: only another one can be.
    const isOther = rest.length > 1 && section !== 'status' && target !== path;
    return asked('', { kind: 'go', ...(isOther ? { path: target } : { ...list, path: `${language}/${list.path}` }) });
  }
  if (/^(?:feed|rss|atom)(?:\.xml)?$/.test(lower.slice(from).join('/'))) return asked('', { kind: 'go', path: `${language}/feed.xml` });
  const [code = '', ...more] = isCode ? rest.slice(1) : rest;
  const toPath = ({ slug, reason }: Target): string =>
    `${section === 'e' && !locale ? 'e' : `${language}/errors`}/${slug}/${reason === undefined ? '' : `${reason}/`}`;
  const known = more.length ? findSame(code, codes) : undefined;
  const text = [code, ...more].join(known ? ' ' : '/');
  return asked(text, known ? resolveReason(more.join('-'), known, toPath) : resolveCode(text, codes, toPath));
}

function resolveCode(text: string, codes: readonly KnownCode[], toPath: (target: Target) => string): Resolution {
  const wanted = squash(text);
  if (!wanted) return { kind: 'nothing' };
  const same = findSame(text, codes);
  if (same) return { kind: 'go', path: toPath(same) };
  // Tickets name a reason by its id alone; some codes share one.
  const reasons = codes.flatMap(({ slug, reasons = [] }) => reasons.map(({ id }) => ({ slug, reason: id })));
  const [only, ...others] = reasons.filter(({ reason }) => squash(reason) === wanted);
  if (only) return others.length ? offer('near', [only, ...others]) : { kind: 'go', path: toPath(only) };

  const near = findNear(text, codes, ({ slug }) => slug);
  const instances = codes.flatMap((code) => fillTemplate(text, code) ?? []);
  const [instance] = instances;
  if (instance && instances.length === 1 && near.length === 0)
    return { kind: 'go', path: toPath(instance), fragment: writeCase({ anchor: '', values: instance.values }) };

  const prefix = text.toLowerCase().replace(/\.+$/, '');
  const below = codes.filter(({ slug }) => slug.toLowerCase().startsWith(`${prefix}.`));
  const children = below.length || prefix.length < 3 ? below : codes.filter(({ slug }) => slug.toLowerCase().startsWith(prefix));
  if (children.length) return offer('prefix', children);
  // The part behind the last dot is what people remember.
  const tails = findNear(text, codes, ({ slug }) => slug.split('.').at(-1) ?? '');
  return offer('near', [...near, ...instances, ...tails, ...findNear(text, reasons, ({ reason }) => reason)]);
}

/** The one reason that is meant; else those that begin so, hold it, or are a typing error away; else the code itself. */
function resolveReason(text: string, { slug, reasons = [] }: KnownCode, toPath: (target: Target) => string): Resolution {
  const wanted = squash(text);
  const pick = (fits: (id: string) => boolean): string[] => reasons.flatMap(({ id }) => (fits(squash(id)) ? [id] : []));
  const same = pick((id) => id === wanted);
  const [prefix, inside] = [pick((id) => id.startsWith(wanted)), pick((id) => wanted.length > 2 && id.includes(wanted))];
  const found = [same, prefix, inside].find((list) => list.length) ?? findNear(text, reasons, ({ id }) => id).map(({ id }) => id);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return { kind: 'go', path: toPath({ slug, reason: only }) };
  return offer(prefix.length ? 'prefix' : 'near', [...found.map((reason) => ({ slug, reason })), { slug }]);
}

function offer(why: 'prefix' | 'near', targets: readonly Target[]): Resolution {
  const known = new Map(
    targets.map(({ slug, reason }) => [`${slug}/${reason ?? ''}`, { slug, ...(reason === undefined ? {} : { reason }) }]),
  );
  return known.size ? { kind: 'offer', why, targets: [...known.values()].slice(0, offerLimit) } : { kind: 'nothing' };
}

/** The code that a text is, whatever its case and however its words are joined. */
function findSame(text: string, codes: readonly KnownCode[]): KnownCode | undefined {
  const same = codes.filter(({ slug }) => slug.toLowerCase() === text.toLowerCase());
  const alike = same.length ? same : codes.filter(({ slug }) => squash(slug) === squash(text));
  return alike.length === 1 ? alike[0] : undefined;
}

/** The values with which a template code is the text; undefined where it is not. */
function fillTemplate(text: string, { slug, template }: KnownCode): { slug: string; values: Record<string, string> } | undefined {
  if (!template) return undefined;
  const source = template.code
    .split(/\{+\w*\}+/)
    .map(escapePattern)
    .join('([\\w.[\\]-]{1,80})');
  const match = new RegExp(`^${source}$`, 'i').exec(text);
  return match ? { slug, values: Object.fromEntries(template.names.map((name, index) => [name, match[index + 1] ?? ''])) } : undefined;
}

/** What is one or two typing errors away, nearest first. */
function findNear<Item>(text: string, items: readonly Item[], getName: (item: Item) => string): Item[] {
  const wanted = squash(text);
  const most = wanted.length < 6 ? 1 : 2;
  return items
    .map((item) => ({ item, distance: measureDistance(wanted, squash(getName(item)), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .map(({ item }) => item);
}
