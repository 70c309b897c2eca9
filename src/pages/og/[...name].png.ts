import type { APIRoute } from 'astro';
import { getCatalog } from '../../site/load-catalog.ts';
import { describePictures } from '../../publish/pictures/describe.ts';
import { renderInTurn } from '../../publish/pictures/render.ts';

export async function getStaticPaths(): Promise<{ params: { name: string } }[]> {
  return [...describePictures(await getCatalog()).keys()].map((name) => ({ params: { name } }));
}

export const GET: APIRoute<Record<string, never>, { name: string }> = async ({ params }) =>
  new Response(new Uint8Array(await renderInTurn(describePictures(await getCatalog()), params.name)), {
    headers: { 'content-type': 'image/png' },
  });
