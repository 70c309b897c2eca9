import type { APIRoute } from 'astro';
import { buildLlmsFullText } from '../catalog/export/llms.ts';
import { getCatalog } from '../catalog/load.ts';

export const GET: APIRoute = async ({ site }) => new Response(buildLlmsFullText(await getCatalog(), site));
