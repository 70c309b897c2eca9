/**
 * A static server as page hosts are: folders answer with their `index.html` and without their slash with a redirect, what is not there with a
 * real 404 and `404.html`, and `_headers` says what else comes with a file.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { extname, join, normalize, relative } from 'node:path';
import { cacheControl, getContentType } from '../../../src/publish/hosting/promises.ts';
import { listen, type LocalServer } from './listen.ts';

/**
 * @param dir the built site
 * @param base where it is mounted, one slash at each end
 * @param changed texts in place of files of the site, by their path in it; may be added to while it is served
 * @param stand answers in place of the site where it returns true
 */
export function serve(
  dir: string,
  base = '/',
  changed?: ReadonlyMap<string, string>,
  stand?: (...exchange: Parameters<RequestListener>) => boolean,
): Promise<LocalServer> {
  const rules = readHeaders(join(dir, '_headers'));
  return listen((request, response) => {
    if (stand?.(request, response)) return;
    const [path = '', query] = (request.url ?? '/').split(/(?=\?)/);
    for (const { start, name, value } of rules) if (path.startsWith(start)) response.setHeader(name, value);
    const file = findFile(dir, base, path);
    if (!file && !path.endsWith('/') && findFile(dir, base, `${path}/`)) {
      response.writeHead(301, { location: `${path}/${query ?? ''}` }).end();
      return;
    }
    const shown = file ?? join(dir, '404.html');
    if (!file) response.setHeader('Cache-Control', cacheControl.other);
    response.writeHead(file ? 200 : 404, { 'content-type': getContentType(extname(shown)) });
    const text = changed?.get(relative(dir, shown));
    if (text !== undefined) return void response.end(text);
    createReadStream(shown)
      .on('error', () => response.end())
      .pipe(response);
  });
}

interface HeaderRule {
  /** What paths begin with that the rule is for. */
  start: string;
  name: string;
  value: string;
}

/** The rules of a `_headers` file, and what page hosts do without one. */
function readHeaders(file: string): HeaderRule[] {
  const rules: HeaderRule[] = [{ start: '/', name: 'Cache-Control', value: cacheControl.other }];
  let start = '/';
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (name && value) rules.push({ start, name, value });
    else start = line.replace('*', '');
  }
  return rules;
}

/** The file behind a path; undefined where there is none, or it would lie outside of the site. */
function findFile(dir: string, base: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url);
  } catch {
    return undefined;
  }
  if (!path.startsWith(base)) return undefined;
  const file = join(dir, normalize(`/${path.slice(base.length)}`));
  if (file.includes('\0') || !existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return path.endsWith('/') && existsSync(index) ? index : undefined;
}
