/** The two clouds that run Ark: which one a text is about, and where links lead on BytePlus. Pure and small; runs in the browser. */
import type { Link } from '../catalog/schema.ts';

/** The host where the reader’s own region is not known. */
export const byteplusHost = 'ark.ap-southeast.bytepluses.com';

/** The host of Ark that stands in a text, and its cloud. Without a host the name of BytePlus’s SDK tells, which can call either. */
export function findCloud(text: string): { cloud?: 'volcengine' | 'byteplus'; host?: string } {
  const [host, name] = /\bark\.[a-z]+-[a-z]+\.(volces|bytepluses)\.com\b/.exec(text) ?? [];
  if (host) return { cloud: name === 'volces' ? 'volcengine' : 'byteplus', host };
  return /byteplus[\w-]*sdk|com\.byteplus/.test(text) ? { cloud: 'byteplus' } : {};
}

/** The address of a link on BytePlus: empty for a console that BytePlus readers have no account in, undefined where the link serves both. */
export function getByteplusUrl({ url, byteplus }: Link): string | undefined {
  return byteplus ?? (url.startsWith('https://console.volcengine.com/') ? '' : undefined);
}
