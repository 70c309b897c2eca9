/** Which cloud this tab’s reader is on: taken from the host in a text, else chosen on a page. The head of every page sets it before the first paint. */
import { byteplusHost, findCloud } from '../../publish/cloud.ts';

const key = 'ark-errors:cloud';

export function setCloud(cloud: string): void {
  document.documentElement.dataset['cloud'] = cloud;
  try {
    sessionStorage.setItem(key, cloud);
  } catch {
    // Storage may be blocked: then it holds for this page.
  }
}

/** The host for a reader on BytePlus; undefined on Volcano Engine. A host in the text decides for the tab. */
export function pickByteplusHost(text: string): string | undefined {
  const found = findCloud(text);
  if (found) setCloud(found.cloud);
  if (document.documentElement.dataset['cloud'] !== 'byteplus') return undefined;
  return found?.host ?? byteplusHost;
}
