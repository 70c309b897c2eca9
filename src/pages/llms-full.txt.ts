import type { APIRoute } from 'astro';
import { buildLlmsFullText } from '../publish/llms.ts';
import { getCatalog } from '../site/load-catalog.ts';

export const GET: APIRoute = async ({ site }) => new Response(buildLlmsFullText(await getCatalog(), site));
