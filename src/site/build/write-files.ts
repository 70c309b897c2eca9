/** The thread that writes every file that is no page: see `files.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './files.ts';

const { dir, site, base, source } = workerData as Order;
const env = `import.meta.env = ${JSON.stringify({ SITE: site, BASE_URL: base })};`;

// Vite tells each module where the site is published; what asks for it learns it here.
registerHooks({
  load: (url, context, next) => {
    const module = next(url, context);
    return url.includes('/src/publish/') && module.source instanceof Uint8Array
      ? { ...module, source: env + Buffer.from(module.source).toString() }
      : module;
  },
});
const { listFiles, readContent } = await import('../../publish/files.ts');
const { buildCatalog } = await import('../../catalog/model.ts');

const files = listFiles(buildCatalog(source));
for (const [address, write] of files) {
  const file = fileURLToPath(new URL(address.slice(base.length), dir));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await readContent(write));
}
parentPort?.postMessage(files.length);
