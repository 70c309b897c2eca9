/** What an address that is not there was meant to be. Pure; takes any text. */
import { writeCase } from './case.ts';

export interface KnownCode {
  slug: string;
  /** Of a template code: the literal code with its placeholders, and their names in order. */
  template?: { code: string; names: string[] };
}

export type Resolution =
  /** There is no doubt: go there. The path is below the root of the site and has no slash in front. */
  | { kind: 'go'; path: string; fragment?: string }
  /** Codes that may be meant, best first. */
  | { kind: 'offer'; why: 'prefix' | 'near'; slugs: string[] }
  | { kind: 'nothing' };

export interface Asked {
  /** The language in the address, if it names one. */
  locale: 'zh' | 'en' | undefined;
  /** What stands where the code should: for a search, when nothing else helps. */
  text: string;
  resolution: Resolution;
}

/** Longer ones are nothing that anybody typed. */
const textLimit = 200;
const offerLimit = 20;
const sections = ['errors', 'categories', 'status', 'search', 'guides'];

/**
 * @param path what was asked for, below the root of the site, as it stands in the address bar
 * @param preferred the reader’s language, for addresses without one
 */
export function resolveAddress(path: string, codes: readonly KnownCode[], preferred: 'zh' | 'en'): Asked {
  const parts = safeDecode(path.slice(0, textLimit * 3))
    .slice(0, textLimit)
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean);
  const lower = parts.map((part) => part.toLowerCase());
  const locale = lower[0] === 'zh' || lower[0] === 'en' ? lower[0] : undefined;
  const rest = parts.slice(locale ? 1 : 0);
  const [section = '', name = ''] = [rest[0]?.toLowerCase(), rest[1]];
  const language = locale ?? preferred;
  const asked = (text: string, resolution: Resolution): Asked => ({ locale, text, resolution });
  if (rest.length === 0) return asked('', locale ? { kind: 'go', path: `${locale}/` } : { kind: 'nothing' });
  const isCode = (section === 'errors' || section === 'e') && rest.length > 1;
  if (sections.includes(section) && !isCode) {
    const target = `${[language, section, ...lower.slice(locale ? 2 : 1)].join('/')}/`;
    // The address as it was asked for is not there: only another one can be.
    return asked(name, target === path ? { kind: 'nothing' } : { kind: 'go', path: target });
  }
  const text = (isCode ? rest.slice(1).join('/') : rest.join('/')).replace(/\.(html?|md|json)$/i, '');
  const toPath = (slug: string): string => (section === 'e' && !locale ? `e/${slug}/` : `${language}/errors/${slug}/`);
  return asked(text, resolveCode(text, codes, toPath));
}

function resolveCode(text: string, codes: readonly KnownCode[], toPath: (slug: string) => string): Resolution {
  const wanted = squash(text);
  if (!wanted) return { kind: 'nothing' };
  const same = codes.filter(({ slug }) => slug.toLowerCase() === text.toLowerCase());
  const alike = same.length ? same : codes.filter(({ slug }) => squash(slug) === wanted);
  if (alike.length === 1 && alike[0]) return { kind: 'go', path: toPath(alike[0].slug) };

  const near = findNear(text, codes);
  const instances = codes.flatMap((code) => fillTemplate(text, code) ?? []);
  const [instance] = instances;
  if (instance && instances.length === 1 && near.length === 0)
    return { kind: 'go', path: toPath(instance.slug), fragment: writeCase({ anchor: '', values: instance.values }) };

  const prefix = text.toLowerCase().replace(/\.+$/, '');
  const below = codes.filter(({ slug }) => slug.toLowerCase().startsWith(`${prefix}.`));
  const children = below.length || prefix.length < 3 ? below : codes.filter(({ slug }) => slug.toLowerCase().startsWith(prefix));
  const slugs = (list: readonly { slug: string }[]): string[] => [...new Set(list.map(({ slug }) => slug))].slice(0, offerLimit);
  if (children.length) return { kind: 'offer', why: 'prefix', slugs: slugs(children) };
  const offers = slugs([...near, ...instances]);
  return offers.length ? { kind: 'offer', why: 'near', slugs: offers } : { kind: 'nothing' };
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

/** Codes one or two typing errors away, nearest first. */
function findNear(text: string, codes: readonly KnownCode[]): KnownCode[] {
  const wanted = squash(text);
  const most = wanted.length < 6 ? 1 : 2;
  return codes
    .map((code) => ({ code, distance: measureDistance(wanted, squash(code.slug), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .map(({ code }) => code);
}

/** Typing errors between two words (a letter too much, too few, wrong, or two swapped); any number above `most` where there are more. */
function measureDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, previous] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? most + 1;
}

/** Letters and digits alone: how the words of a code are joined says nothing. */
function squash(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
