/** The addresses of a built site, as its files have them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What carries a hash in its name, belongs to one page, or is only ever fetched by the site itself: nobody else holds its address. */
const own =
  /^(?:_astro|pagefind|og)\/|^(?:404\.html|404\.json|robots\.txt|favicon\.svg|_headers[.\w]*|_redirects|sitemap-.*\.xml|[^/]+\/(?:lookup|messages|words|box)[^/]*\.json|.*\.advice\.json|.*\.(?:gz|br))$/;

/** The addresses that a built site publishes, from the root of the site, sorted. */
export function collectAddresses(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .filter((file) => !own.test(file));
  return sortAddresses(files.flatMap((file) => listAddresses(folder, file)));
}

/** Whether an address of the ledger leads to something in a built site. */
export function resolvesIn(folder: string, address: string): boolean {
  const [path = '', anchor] = address.split('#');
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file) || !statSync(file).isFile()) return false;
  return anchor === undefined || readFileSync(file, 'utf8').includes(` id="${anchor}"`);
}

function listAddresses(folder: string, file: string): string[] {
  if (!file.endsWith('index.html')) return [`/${file}`];
  const path = `/${file.slice(0, -'index.html'.length)}`;
  if (!/^\/\w+\/errors\/./.test(path)) return [path];
  const variants = [...readFileSync(join(folder, file), 'utf8').matchAll(/<section id="([^"]+)"[^>]*\bdata-variant=/g)];
  return [path, ...variants.map(([, anchor = '']) => `${path}#${anchor}`)];
}

/** By code unit, so that every machine sorts alike. */
function sortAddresses(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
