import type { APIRoute } from 'astro';
import { buildLlmsText } from '../catalog/export/llms.ts';
import { getCatalog } from '../catalog/load.ts';

export const GET: APIRoute = async ({ site }) => new Response(buildLlmsText(await getCatalog(), site));
