import type { APIRoute } from 'astro';
import { getCatalogSource } from '../site/load-catalog.ts';
import { toAbsolute, urls } from '../publish/urls.ts';
import { buildResolverModule } from '../publish/resolver/bundle.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(await buildResolverModule(await getCatalogSource(), toAbsolute(urls.root(), site)));
