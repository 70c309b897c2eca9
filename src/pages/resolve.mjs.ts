import type { APIRoute } from 'astro';
import { getCatalogSource } from '../catalog/load.ts';
import { toAbsolute, urls } from '../catalog/urls.ts';
import { buildResolverModule } from '../resolver/bundle.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(await buildResolverModule(await getCatalogSource(), toAbsolute(urls.root(), site)));
