import type { APIRoute } from 'astro';
import type { Entry } from '../../catalog/model.ts';
import { buildErrorJson } from '../../publish/json.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getNeutralPaths } from '../../site/static-paths.ts';

export const getStaticPaths = getNeutralPaths;

export const GET: APIRoute<{ entry: Entry }> = async ({ props, site }) =>
  Response.json(buildErrorJson(props.entry, await getCatalog(), site));
