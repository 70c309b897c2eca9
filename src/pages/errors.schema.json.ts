import type { APIRoute } from 'astro';
import { buildJsonSchema } from '../catalog/export/json.ts';

export const GET: APIRoute = ({ site }) => Response.json(buildJsonSchema(site));
