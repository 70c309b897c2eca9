import type { APIRoute } from 'astro';
import { buildCatalogJson } from '../publish/json.ts';
import { getCatalog } from '../site/load-catalog.ts';

export const GET: APIRoute = async ({ site }) => Response.json(buildCatalogJson(await getCatalog(), site));
