import type { APIRoute } from 'astro';
import { getCatalog } from '../../catalog/load.ts';
import { describePictures } from '../../pictures/describe.ts';
import { renderInTurn } from '../../pictures/render.ts';

export async function getStaticPaths(): Promise<{ params: { name: string } }[]> {
  return [...describePictures(await getCatalog()).keys()].map((name) => ({ params: { name } }));
}

export const GET: APIRoute<Record<string, never>, { name: string }> = async ({ params }) =>
  new Response(new Uint8Array(await renderInTurn(describePictures(await getCatalog()), params.name)), {
    headers: { 'content-type': 'image/png' },
  });
