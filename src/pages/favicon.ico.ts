import type { APIRoute } from 'astro';
import { drawFavicon } from '../publish/pictures/mark.ts';

export const GET: APIRoute = async () => new Response(new Uint8Array(await drawFavicon()), { headers: { 'content-type': 'image/x-icon' } });
