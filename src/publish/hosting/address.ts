/** Where the site is published, as the environment says. What makes no sense is refused by name, before anything is built. */

export interface SiteAddress {
  /** Scheme and host, without a slash at the end. */
  site: string;
  /** The path below which the site is mounted, one slash at each end. */
  base: string;
}

/**
 * @param env `SITE_URL` and `BASE_PATH`; empty or absent, the site is at the root of a host that does not exist
 */
export function readAddress(env: Readonly<Record<string, string | undefined>>): SiteAddress {
  return { site: readSite(env['SITE_URL']?.trim() || 'https://ark-errors.example'), base: readBase(env['BASE_PATH']?.trim() || '/') };
}

function readSite(text: string): string {
  const url = URL.parse(text);
  if (!url?.hostname || !['https:', 'http:'].includes(url.protocol)) {
    const guess = URL.parse(`https://${text.replace(/^(?:\w+:(?=\/))?\/*/, '')}`)?.origin;
    return refuse('SITE_URL', text, 'scheme and host', guess && guess !== 'null' ? guess : 'https://errors.example.com');
  }
  if (url.pathname !== '/') return refuse('SITE_URL', text, 'scheme and host alone', `${url.origin}, and BASE_PATH=${url.pathname}`);
  if (url.href !== `${url.origin}/`) return refuse('SITE_URL', text, 'scheme and host alone', url.origin);
  return url.origin;
}

function readBase(text: string): string {
  const inner = text.replace(/^\/+|\/+$/g, '');
  const parts = inner.split('/');
  if (inner === '') return '/';
  if (parts.every((part) => /^[\w.~-]+$/.test(part) && !/^\.+$/.test(part))) return `/${inner}/`;
  const url = URL.parse(text);
  if (url?.host) return refuse('BASE_PATH', text, 'the path alone', `${url.pathname}, and SITE_URL=${url.origin}`);
  const guess = parts.map((part) => part.replace(/[^\w.~-]+/g, '-').replace(/^[.-]+|-+$/g, '')).filter(Boolean);
  return refuse('BASE_PATH', text, 'a path of letters, digits and - _ . ~', `/${guess.join('/') || 'docs'}/`);
}

function refuse(name: string, text: string, wanted: string, instead: string): never {
  throw new Error(`${name} is ${JSON.stringify(text)}, and has to be ${wanted}. Write ${name}=${instead}`);
}
