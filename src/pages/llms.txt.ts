import type { APIRoute } from 'astro';
import { buildLlmsText } from '../publish/llms.ts';
import { getCatalog } from '../site/load-catalog.ts';

export const GET: APIRoute = async ({ site }) => new Response(buildLlmsText(await getCatalog(), site));
