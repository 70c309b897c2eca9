import type { APIRoute } from 'astro';
import { drawIcon, icons, type IconName } from '../../publish/pictures/mark.ts';

export const getStaticPaths = (): { params: { name: string } }[] => Object.keys(icons).map((name) => ({ params: { name } }));

export const GET: APIRoute<Record<string, never>, { name: IconName }> = async ({ params }) =>
  new Response(new Uint8Array(await drawIcon(params.name)), { headers: { 'content-type': 'image/png' } });
