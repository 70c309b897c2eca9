/** Every file that is no page; `astro.config.mjs` gives it one route for each ending. */
import { extname } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { listFiles, type WriteFile } from '../publish/files.ts';
import { getContentType } from '../publish/hosting/promises.ts';
import { basePath } from '../publish/urls.ts';
import { getCatalog } from '../site/load-catalog.ts';
import { listBoxFiles } from './_box-files.ts';

export const getStaticPaths = (async ({ routePattern }) => {
  const ending = extname(routePattern);
  const catalog = await getCatalog();
  return [...listFiles(catalog), ...listBoxFiles(catalog)].flatMap(([address, write]) =>
    address.endsWith(ending) ? [{ params: { name: address.slice(basePath.length, -ending.length) }, props: { write } }] : [],
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ write: WriteFile }> = async ({ props: { write }, routePattern }) => {
  const content = await write();
  const body = content instanceof Uint8Array ? new Uint8Array(content) : typeof content === 'string' ? content : JSON.stringify(content);
  return new Response(body, { headers: { 'content-type': getContentType(extname(routePattern)) } });
};
