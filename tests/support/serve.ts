/** A static server as page hosts are: folders answer with their `index.html`, what is not there with a real 404 and `404.html`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml; charset=utf-8',
};

export interface StaticServer {
  /** Scheme, host and port, without a slash at the end. */
  origin: string;
  close: () => Promise<void>;
}

/**
 * @param dir the built site
 * @param base where it is mounted, one slash at each end
 */
export async function serve(dir: string, base = '/'): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const file = findFile(dir, base, request.url ?? '/');
    const shown = file ?? join(dir, '404.html');
    response.writeHead(file ? 200 : 404, { 'content-type': types[extname(shown)] ?? 'application/octet-stream' });
    createReadStream(shown)
      .on('error', () => response.end())
      .pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The file behind an address; undefined where there is none, or it would lie outside of the site. */
function findFile(dir: string, base: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (!path.startsWith(base)) return undefined;
  const file = join(dir, normalize(`/${path.slice(base.length)}`));
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return path.endsWith('/') && existsSync(index) ? index : undefined;
}
