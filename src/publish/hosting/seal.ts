/** Writes into a built page what it may load: its own scripts by their hashes, and nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { writePolicy } from './promises.ts';

/** Blocks of data (`application/ld+json`) are no scripts. */
const inlineScript = /<script(?![^>]*\s(?:src=|type="application\/))[^>]*>([\s\S]*?)<\/script>/g;
const charset = /<meta charset="utf-8"\s*\/?>/i;
/** What Starlight says in attributes on every page and `site.css` says too, so that no page but the guides needs inline styles. */
const needless = / style="--(?:sl-icon-size: 1em|depth: \d+);?"/g;

/**
 * The page with its policy, and the hashes of its inline scripts.
 * @param name of the page, for the error when it has no place for the policy
 */
export function sealPage(page: string, name: string): { html: string; hashes: readonly string[] } {
  const html = page.replace(needless, '');
  const hashes = listScriptHashes(html);
  const policy = writePolicy({ hashes, inlineStyles: html.includes(' style="'), byServer: false });
  if (!charset.test(html)) throw new Error(`${name} does not begin with its charset: there is no place for its policy.`);
  return { html: html.replace(charset, (meta) => `${meta}<meta http-equiv="content-security-policy" content="${policy}">`), hashes };
}

/** The hashes of the scripts that stand in a page, as its policy names them. */
export function listScriptHashes(html: string): string[] {
  const hash = (code: string): string => `sha256-${createHash('sha256').update(code).digest('base64')}`;
  return [...new Set([...html.matchAll(inlineScript)].map(([, code = '']) => hash(code)))];
}

/** The policy that a page brings. */
export function readPolicy(html: string): string | undefined {
  return /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html)?.[1];
}
