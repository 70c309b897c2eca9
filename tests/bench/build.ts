/**
 * `npm run bench:build`: builds this site and a lean plain Starlight site with the same number of codes, one after the other in the same run, caches cold,
 * and prints both wall times. The neighbour has the categories in its sidebar, one page per code and status in each language, and Starlight’s own search index.
 */
import { mkdirSync, rmSync, symlinkSync, writeFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog, Entry } from '../../src/catalog/model.ts';
import { readCatalog } from '../../src/publish/catalog-file.ts';
import { toPlainText } from '../../src/catalog/text/inline.ts';
import { langs, locales, type Locale } from '../../src/i18n/locales.ts';
import { runAstro } from '../support/sites/builds.ts';
import { root } from '../support/files.ts';
import { writeSyntheticCatalog } from '../support/catalogs/synthetic-catalog.ts';

const count = Number(process.argv[2] ?? 1000);
const work = join(root, '.cache/bench');
const catalogFile = join(work, `catalog-${count}.yaml`);

rmSync(work, { recursive: true, force: true });
writeSyntheticCatalog(catalogFile, count);
const { catalog, issues } = readCatalog(catalogFile);
if (!catalog) throw new Error(`The synthetic catalog is not valid: ${issues[0]?.message ?? ''}`);
const lean = writeLeanSite(catalog);

console.log(
  `${catalog.entries.length} codes, ${catalog.categories.length} categories, ${catalog.statuses.length} statuses, 2 languages; Node ${process.version}`,
);
// Each is built twice, in turn, so that neither has the warmer disk, and into new folders: a file system takes longer to give files after many were deleted.
const times: Record<'ours' | 'lean', number[]> = { ours: [], lean: [] };
for (const round of ['1', '2']) {
  const build = (name: string): string => join(work, round, name);
  times.ours.push(await measure(() => runAstro({ ARK_CATALOG: catalogFile, OUT_DIR: build('ours'), CACHE_DIR: build('cache') })));
  times.lean.push(await measure(() => runAstro({ OUT_DIR: build('lean'), CACHE_DIR: build('lean-cache') }, lean)));
}
report('this site', times.ours, join(work, '1/ours'));
report('lean Starlight', times.lean, join(work, '1/lean'));
rmSync(work, { recursive: true });

function report(name: string, seconds: readonly number[], dir: string): void {
  const pages = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length;
  const best = Math.min(...seconds);
  console.log(
    `${name.padEnd(16)}${seconds
      .map((value) => `${value.toFixed(1)} s`)
      .join(', ')
      .padEnd(18)}${pages} pages, ${((1000 * best) / pages).toFixed(1)} ms a page`,
  );
}

async function measure(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

/** A minimal Starlight project with one Markdown page per code and status; returns its folder. */
function writeLeanSite({ entries, statuses }: Catalog): string {
  const dir = join(work, 'lean');
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  write(
    'package.json',
    JSON.stringify({ name: 'lean', private: true, type: 'module', dependencies: { '@astrojs/starlight': '*', astro: '*' } }),
  );
  write(
    'astro.config.mjs',
    `import starlight from '@astrojs/starlight';
export default {
  site: 'https://lean.example',
  outDir: process.env.OUT_DIR,
  cacheDir: process.env.CACHE_DIR,
  integrations: [starlight({
    title: 'Errors',
    defaultLocale: 'zh',
    locales: { zh: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English', lang: 'en' } },
    sidebar: ${JSON.stringify(statuses.map((status) => ({ label: `HTTP ${status}`, link: `/status/${status}/` })))},
  })],
};
`,
  );
  write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  for (const locale of locales) {
    const docs = `src/content/docs/${locale}`;
    write(
      `${docs}/index.md`,
      formatPage(langs[locale], 'Errors', statuses.map((status) => `- [HTTP ${status}](./status/${status}/)`).join('\n')),
    );
    for (const status of statuses) {
      const listed = entries
        .filter((entry) => entry.statuses.includes(status))
        .map((entry) => `- [${entry.name}](../../errors/${toFileName(entry)}/)`);
      write(`${docs}/status/${status}.md`, formatPage(`HTTP ${status}`, `HTTP ${status}`, listed.join('\n')));
    }
    for (const entry of entries) write(`${docs}/errors/${toFileName(entry)}.md`, formatEntry(entry, locale));
  }
  return dir;
}

/** Starlight makes addresses without dots from file names with dots: dashes keep them apart. */
function toFileName(entry: Entry): string {
  return entry.slug.replaceAll('.', '-');
}

function formatEntry(entry: Entry, locale: Locale): string {
  const { guidance, messages, title } = entry;
  const list = (facts: readonly Record<Locale, string>[]): string => facts.map((fact) => `- ${toPlainText(fact[locale])}`).join('\n');
  const body = [
    toPlainText(guidance.summary[locale]),
    ...messages.map(
      (message) => `\`\`\`\n${message.text ?? '—'}\n\`\`\`\n\n${toPlainText((message.meaning ?? message.guidance.summary)[locale])}`,
    ),
    list(guidance.causes),
    list(guidance.steps),
  ];
  return formatPage(title[locale], entry.name, body.filter(Boolean).join('\n\n'));
}

function formatPage(description: string, title: string, body: string): string {
  // Angle brackets and braces of messages are text, not markup.
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${body.replaceAll('<', '&lt;')}\n`;
}
