/**
 * Renders the site in threads, where Astro would in one. Each loads what Vite has bundled. Files of data they write themselves;
 * pages they hand to Astro, which writes and lists them.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AstroPrerenderer, PathWithRoute } from 'astro';
import { readCatalogFile } from '../catalog-file.ts';

/** What a thread starts with. */
export interface ThreadData {
  /** The file that Vite has bundled for rendering. */
  entry: string;
  /** The styles of each route, as Astro asks for them. No integration here adds scripts to pages, so there is nothing else to hand on. */
  styles: ReadonlyMap<string, { styles: unknown[] }>;
  /** Where the site is written. */
  folder: string;
  /** Below which path it is served. */
  base: string;
  site: string;
  /** Which thread it is, and of how many: each writes its share of the data. */
  number: number;
  count: number;
  /** How many files are done, in all threads. */
  done: Int32Array;
}

export interface Job {
  id: number;
  url: string;
  /** The pattern of its route. */
  route: string;
}

/** What a thread says: of the first which paths there are; that its share of the data is written; what became of a page. */
export type Message =
  | { kind: 'paths'; pages: PathWithRoute[]; total: number }
  | { kind: 'written' }
  | { kind: 'page'; id: number; body: Uint8Array<ArrayBuffer>; status: number; hashes: readonly string[] }
  | { kind: 'failed'; id: number; error: unknown };

/** How often a build that takes long tells how far it is. */
const interval = 5000;

/**
 * @param getData is asked when there is something to render
 * @param onScript gets the hash of each inline script in a page
 */
export function renderInThreads(
  getData: () => Pick<ThreadData, 'entry' | 'styles' | 'folder' | 'base' | 'site'>,
  onScript: (hash: string) => void,
  tell: (text: string) => void,
): AstroPrerenderer {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const paths = Promise.withResolvers<Extract<Message, { kind: 'paths' }>>();
  const pages = new Map<number, PromiseWithResolvers<Response>>();
  let threads: { worker: Worker; written: Promise<unknown>; load: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last = 0;

  function start(data: ThreadData): (typeof threads)[number] {
    const worker = new Worker(new URL('./render-thread.ts', import.meta.url), { workerData: data });
    const written = Promise.withResolvers<unknown>();
    // Told where it is waited for.
    written.promise.catch(() => undefined);
    const thread = { worker, written: written.promise, load: 0 };
    worker.on('error', (error) => {
      for (const { reject } of [paths, written, ...pages.values()]) reject(error);
    });
    worker.on('message', (message: Message) => {
      if (message.kind === 'paths') return paths.resolve(message);
      if (message.kind === 'written') return written.resolve(undefined);
      thread.load -= 1;
      const page = pages.get(message.id);
      pages.delete(message.id);
      if (message.kind === 'failed') return page?.reject(message.error);
      message.hashes.forEach(onScript);
      page?.resolve(new Response(message.body, { status: message.status }));
    });
    return thread;
  }

  return {
    name: 'threads',
    setup: () => {
      const data = getData();
      // Each thread holds the catalog once more: a large one has a single thread, for the sake of memory.
      const isLarge = (readCatalogFile().catalog?.errors.length ?? 0) > 2000;
      const count = isLarge ? 1 : Math.min(availableParallelism(), 4);
      threads = Array.from({ length: count }, (_, number) => start({ ...data, number, count, done }));
      return Promise.resolve();
    },
    getStaticPaths: async () => {
      const { pages, total } = await paths.promise;
      timer = setInterval(() => tell(`${done[0] ?? 0} of ${total} files`), interval);
      return pages;
    },
    render: ({ url }, { routeData }) => {
      const job: Job = { id: (last += 1), url, route: routeData.route };
      const page = Promise.withResolvers<Response>();
      pages.set(job.id, page);
      const thread = threads.reduce((least, other) => (other.load < least.load ? other : least));
      thread.load += 1;
      thread.worker.postMessage(job);
      return page.promise;
    },
    teardown: async () => {
      try {
        await Promise.all(threads.map(({ written }) => written));
      } finally {
        clearInterval(timer);
        await Promise.all(threads.map(({ worker }) => worker.terminate()));
      }
    },
  };
}
