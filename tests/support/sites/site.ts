/** A built site as files: its pages, parsed once for each worker, and what its addresses lead to. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { locales, type Locale } from '../../../src/i18n/locales.ts';
import type { Build } from './builds.ts';
import { listFiles } from '../files.ts';
import { parseHtml, type Tag } from './html.ts';

/** The kinds of pages of the contract, and guides, by their addresses below the base. */
const kinds = {
  root: /^$/,
  notFound: /^404\.html$/,
  neutral: /^e\/./,
  home: /^[^/]+\/$/,
  errors: /^[^/]+\/errors\/$/,
  error: /^[^/]+\/errors\/[^/]+\/$/,
  reason: /^[^/]+\/errors\/[^/]+\/[^/]+\/$/,
  category: /^[^/]+\/categories\/[^/]+\/$/,
  status: /^[^/]+\/status\/[^/]+\/$/,
  search: /^[^/]+\/search\/$/,
  guides: /^[^/]+\/guides\/$/,
  guide: /^[^/]+\/guides\/[^/]+\/$/,
};
export type PageKind = keyof typeof kinds;

export interface Page {
  /** Below the base, without a slash in front: `en/errors/ModelNotOpen/`. */
  path: string;
  /** As a browser asks for it, from the root of the host. */
  url: string;
  kind: PageKind;
  /** Absent for pages in both languages. */
  locale?: Locale;
  html: string;
  tags: Tag[];
  ids: ReadonlySet<string>;
  faults: string[];
}

export class Site {
  readonly build: Build;
  readonly pages: Page[];
  private readonly files: readonly string[];
  private readonly byUrl: ReadonlyMap<string, Page>;

  constructor(build: Build) {
    this.build = build;
    this.files = listFiles(build.dir).map((file) => relative(build.dir, file).split(sep).join('/'));
    this.pages = this.listFiles('.html').map((file) => this.readPage(file));
    this.byUrl = new Map(this.pages.map((page) => [page.url, page]));
  }

  /** Paths of files below the site’s folder, with `/`. */
  listFiles(ending = ''): string[] {
    return this.files.filter((file) => file.endsWith(ending));
  }

  read(file: string): string {
    return readFileSync(join(this.build.dir, file), 'utf8');
  }

  readBytes(file: string): Buffer {
    return readFileSync(join(this.build.dir, file));
  }

  readJson(file: string): unknown {
    return JSON.parse(this.read(file));
  }

  getPage(url: string): Page | undefined {
    return this.byUrl.get(url);
  }

  getPages(kind: PageKind): Page[] {
    return this.pages.filter((page) => page.kind === kind);
  }

  /** The file that a path from the root of the host leads to; undefined outside of the base and where there is nothing. */
  findFile(path: string): string | undefined {
    const decoded = decodeURIComponent(path);
    if (!decoded.startsWith(this.build.base)) return undefined;
    const file = decoded.slice(this.build.base.length) + (decoded.endsWith('/') ? 'index.html' : '');
    const place = join(this.build.dir, file);
    return existsSync(place) && statSync(place).isFile() ? file : undefined;
  }

  /** A path from the root of the host, for an address of this site with scheme and host; else undefined. */
  toPath(address: string): string | undefined {
    return address.startsWith(`${this.build.site}/`) ? new URL(address).pathname : undefined;
  }

  private readPage(file: string): Page {
    const html = this.read(file);
    const { tags, faults } = parseHtml(html);
    const path = file.replace(/(^|\/)index\.html$/, '$1');
    const ids = new Set(tags.flatMap((tag) => tag.attributes['id'] ?? []));
    return { path, url: encodeURI(this.build.base + path), html, tags, ids, faults, ...classify(path) };
  }
}

const sites = new Map<string, Site>();

/** The site of a build; parsed once. */
export function openSite(build: Build): Site {
  const known = sites.get(build.name) ?? new Site(build);
  sites.set(build.name, known);
  return known;
}

export function getTags(page: Page, name: string, test: (attributes: Tag['attributes']) => boolean = () => true): Tag[] {
  return page.tags.filter((tag) => tag.name === name && test(tag.attributes));
}

/** The content of a `meta` by its `name` or `property`. */
export function getMeta(page: Page, name: string): string | undefined {
  return getTags(page, 'meta', (attributes) => attributes['name'] === name || attributes['property'] === name)[0]?.attributes['content'];
}

function classify(path: string): { kind: PageKind; locale?: Locale } {
  const kind = (Object.keys(kinds) as PageKind[]).find((name) => kinds[name].test(path));
  const locale = locales.find((item) => path.startsWith(`${item}/`));
  if (!kind || (!locale && !['root', 'notFound', 'neutral'].includes(kind)))
    throw new Error(`A page at an address that the contract does not know: ${path}`);
  return { kind, ...(locale && { locale }) };
}
