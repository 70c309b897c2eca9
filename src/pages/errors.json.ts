import type { APIRoute } from 'astro';
import { buildCatalogJson } from '../catalog/export/json.ts';
import { getCatalog } from '../catalog/load.ts';

export const GET: APIRoute = async ({ site }) => Response.json(buildCatalogJson(await getCatalog(), site));
