/** Every file of the site that is no page: its address, and how it is written. */
import type { Catalog } from '../catalog/model.ts';
import { buildLookupIndex } from '../engine/index/build-index.ts';
import { locales } from '../i18n/locales.ts';
import { buildAdvice, buildStatusAdvice, listAdviceParts } from './advice/advice.ts';
import { buildFeed } from './formats/feed.ts';
import { buildCatalogJson, buildErrorJson, buildJsonSchema } from './formats/json.ts';
import { buildLlmsFullText, buildLlmsText } from './formats/llms.ts';
import { buildManifest, buildOpenSearch, buildRobots } from './formats/browser-files.ts';
import { buildMarkdown } from './formats/markdown.ts';
import { describePictures } from './pictures/describe.ts';
import { renderPicture } from './pictures/render.ts';
import { buildResolverModule, readResolverTypes } from './resolver/bundle.ts';
import { listKnownPages } from './resolve-address.ts';
import { buildReplyJson, buildStatusReplyJson } from './replies/reply.ts';
import { listSubjects } from './subject/fields.ts';
import { getMarkdown } from './subject/heads.ts';
import { toAbsolute, urls } from './urls.ts';

/** Makes the content: a text, bytes, or data for a `.json`. */
export type WriteFile = () => unknown;

export type File = [address: string, write: WriteFile];

/** What stands in the file. */
export async function readContent(write: WriteFile): Promise<string | Uint8Array<ArrayBuffer>> {
  const content = await write();
  return content instanceof Uint8Array ? new Uint8Array(content) : typeof content === 'string' ? content : JSON.stringify(content);
}

export function listFiles(catalog: Catalog): File[] {
  const { entries, statusAdvice } = catalog;
  return [
    [urls.catalogJson(), () => buildCatalogJson(catalog)],
    [urls.dataSchema(), buildJsonSchema],
    [urls.llms(), () => buildLlmsText(catalog)],
    [urls.asset('llms-full.txt'), () => buildLlmsFullText(catalog)],
    [urls.asset('resolve.mjs'), () => buildResolverModule(catalog, toAbsolute(urls.root()))],
    [urls.asset('resolve.d.mts'), readResolverTypes],
    [urls.asset('robots.txt'), buildRobots],
    [urls.asset('404.json'), () => listKnownPages(catalog)],
    ...[...describePictures(catalog)].map(([name, picture]): File => [urls.picture(name), () => renderPicture(picture)]),
    ...entries.map((entry): File => [urls.errorJson(entry.slug), () => buildErrorJson(entry, catalog)]),
    ...locales.flatMap((locale): File[] => [
      [urls.lookupIndex(locale), () => buildLookupIndex(catalog, locale)],
      [urls.feed(locale), () => buildFeed(catalog, locale)],
      [urls.manifest(locale), () => buildManifest(locale)],
      [urls.openSearch(locale), () => buildOpenSearch(locale)],
      ...statusAdvice.flatMap((advice): File[] => [
        [urls.statusAdvice(locale, advice.status), () => buildStatusAdvice(advice, catalog, locale)],
        [urls.statusReply(locale, advice.status), () => buildStatusReplyJson(advice, catalog, locale)],
      ]),
      ...listSubjects(catalog).map((subject): File => [getMarkdown(subject, locale), () => buildMarkdown(subject, locale)]),
      ...entries.flatMap((entry): File[] => [
        [urls.reply(locale, entry.slug), () => buildReplyJson(entry, catalog, locale)],
        ...listAdviceParts(entry, catalog).map((part): File => [
          urls.advice(locale, entry.slug, part),
          () => buildAdvice(entry, catalog, locale, part),
        ]),
      ]),
    ]),
  ];
}
