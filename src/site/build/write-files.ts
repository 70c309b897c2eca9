/** The thread that writes every file that is no page: see `files.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './files.ts';

const { dir, source, ...publishedAt } = workerData as Order;
// Before the modules that make addresses are loaded.
Object.assign(globalThis, { publishedAt });
const { listFiles, readContent } = await import('../../publish/files.ts');
const { buildCatalog } = await import('../../catalog/model.ts');

const files = listFiles(buildCatalog(source));
for (const [address, write] of files) {
  const file = fileURLToPath(new URL(address.slice(publishedAt.base.length), dir));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await readContent(write));
}
parentPort?.postMessage(files.length);
