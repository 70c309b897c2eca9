import type { APIRoute } from 'astro';
import { getCatalog } from '../site/load-catalog.ts';
import { toAbsolute, urls } from '../publish/urls.ts';
import { buildResolverModule } from '../publish/resolver/bundle.ts';

export const GET: APIRoute = async ({ site }) => new Response(await buildResolverModule(await getCatalog(), toAbsolute(urls.root(), site)));
