import type { APIRoute } from 'astro';
import type { Entry } from '../../catalog/catalog.ts';
import { buildErrorJson } from '../../catalog/export/json.ts';
import { getCatalog } from '../../catalog/load.ts';
import { getNeutralPaths } from '../../catalog/paths.ts';

export const getStaticPaths = getNeutralPaths;

export const GET: APIRoute<{ entry: Entry }> = async ({ props, site }) =>
  Response.json(buildErrorJson(props.entry, await getCatalog(), site));
