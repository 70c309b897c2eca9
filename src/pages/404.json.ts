import type { APIRoute } from 'astro';
import { buildAddressRows } from '../publish/addresses.ts';
import { getCatalog } from '../site/load-catalog.ts';

export const GET: APIRoute = async () => Response.json(buildAddressRows(await getCatalog()));
