/** The two clouds that run Ark: which one a text is about, and our own texts for a reader on BytePlus. Pure and small; runs in the browser. */
import type { Inline } from '../catalog/text/inline.ts';
import type { Link } from '../catalog/schema.ts';

const volcengineHost = 'ark.cn-beijing.volces.com';
/** The host where the reader’s own region is not known. */
export const byteplusHost = 'ark.ap-southeast.bytepluses.com';

/** The host of Ark that stands in a text, and its cloud. */
export function findCloud(text: string): { cloud: 'volcengine' | 'byteplus'; host: string } | undefined {
  const [host, name] = /\bark\.[a-z]+-[a-z]+\.(volces|bytepluses)\.com\b/.exec(text) ?? [];
  return host === undefined ? undefined : { cloud: name === 'volces' ? 'volcengine' : 'byteplus', host };
}

/** A piece of code with the host of BytePlus; undefined where it names none, or one of the Agent Plan, which BytePlus does not have. */
export function toByteplusCode(code: string, host = byteplusHost): string | undefined {
  return code.includes(volcengineHost) && !code.includes('/api/plan') ? code.replaceAll(volcengineHost, host) : undefined;
}

/** @param host the one of a reader on BytePlus; without one nothing changes */
export function toByteplus(parts: Inline[], host: string | undefined): Inline[] {
  if (host === undefined) return parts;
  return parts.map((part) => (part.kind === 'code' ? { ...part, text: toByteplusCode(part.text, host) ?? part.text } : part));
}

/** The address of a link on BytePlus: empty for a console that BytePlus readers have no account in, undefined where the link serves both. */
export function getByteplusUrl({ url, byteplus }: Link): string | undefined {
  return byteplus ?? (url.startsWith('https://console.volcengine.com/') ? '' : undefined);
}
