/** One thread of `render.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { Job, Message, ThreadData } from './render.ts';
import { sealPage } from './seal.ts';

/** What Astro’s own way of rendering does with what was bundled. */
type App = ConstructorParameters<typeof StaticPaths>[0] & {
  logger: unknown;
  setInternals: (internals: unknown) => void;
  setOptions: (options: unknown) => void;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
};

const { entry, styles, folder, base, site, number, count, done } = workerData as ThreadData;
const { app } = (await import(pathToFileURL(entry).href)) as { app: App };
app.setInternals({ pagesByKeys: styles });
app.setOptions({ settings: { scripts: [] }, logger: app.logger });
const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.route, routeData]));

const say = (message: Message, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer);

async function render(url: URL | string, route: string): Promise<Response> {
  const routeData = routes.get(route);
  if (!routeData) throw new Error(`There is no route ${route}.`);
  Atomics.add(done, 0, 1);
  return app.render(new Request(url), { routeData });
}

const paths = await new StaticPaths(app).getAll();
const isData = ({ route }: (typeof paths)[number]): boolean => route.type === 'endpoint';
if (number === 0) say({ kind: 'paths', pages: paths.filter((path) => !isData(path)), total: paths.length });

const folders = new Set<string>();
for (const { pathname, route } of paths.filter(isData).filter((_, at) => at % count === number)) {
  try {
    const response = await render(new URL(join(base, pathname), site), route.route);
    const file = join(folder, pathname);
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    // Two files of one name are a mistake.
    writeFileSync(file, new Uint8Array(await response.arrayBuffer()), { flag: 'wx' });
  } catch (cause) {
    throw new Error(`${pathname} could not be written: ${String(cause)}`, { cause });
  }
}
say({ kind: 'written' });

/** One after another: pages rendered at once would only hold memory. */
let last = Promise.resolve();
parentPort?.on('message', ({ id, url, route }: Job) => {
  last = last
    .then(() => renderPage(url, route))
    .then(
      ({ body, ...rest }) => say({ kind: 'page', id, body, ...rest }, [body.buffer]),
      (error: unknown) => say({ kind: 'failed', id, error }),
    );
});

async function renderPage(url: string, route: string) {
  const response = await render(url, route);
  const { html, hashes } = sealPage(await response.text(), url);
  return { body: new TextEncoder().encode(html), status: response.status, hashes };
}
