/** The files that are no pages, where they are no work for the thread of a build: `src/site/build/files.ts` gives this one route for each ending. */
import { extname } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { listFiles, readContent, type WriteFile } from '../publish/files.ts';
import { getContentType } from '../publish/hosting/promises.ts';
import { basePath } from '../publish/urls.ts';
import { getCatalog } from '../site/load-catalog.ts';
import { listBoxFiles } from './_box-files.ts';

export const getStaticPaths = (({ routePattern }) => {
  const ending = extname(routePattern);
  const catalog = getCatalog();
  return [...(import.meta.env.PROD ? [] : listFiles(catalog)), ...listBoxFiles(catalog)].flatMap(([address, write]) =>
    address.endsWith(ending) ? [{ params: { name: address.slice(basePath.length, -ending.length) }, props: { write } }] : [],
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ write: WriteFile }> = async ({ props: { write }, routePattern }) =>
  new Response(await readContent(write), { headers: { 'content-type': getContentType(extname(routePattern)) } });
