import type { APIRoute } from 'astro';
import type { AdviceJson } from '../../../../publish/advice.ts';
import { getAdvicePaths } from '../../../../site/static-paths.ts';

export const getStaticPaths = getAdvicePaths;

export const GET: APIRoute<{ advice: AdviceJson }> = ({ props: { advice } }) => Response.json(advice);
