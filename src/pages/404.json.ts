import type { APIRoute } from 'astro';
import { listKnown } from '../publish/known-codes.ts';
import { getCatalog } from '../site/load-catalog.ts';

export const GET: APIRoute = async () => Response.json(listKnown(await getCatalog()));
