import type { APIRoute } from 'astro';
import { buildJsonSchema } from '../publish/json.ts';

export const GET: APIRoute = ({ site }) => Response.json(buildJsonSchema(site));
