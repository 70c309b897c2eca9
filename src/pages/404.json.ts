import type { APIRoute } from 'astro';
import { buildAddressRows } from '../catalog/export/addresses.ts';
import { getCatalog } from '../catalog/load.ts';

export const GET: APIRoute = async () => Response.json(buildAddressRows(await getCatalog()));
