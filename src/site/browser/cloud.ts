/** Which cloud this tab’s reader is on: taken from the host in a text, else chosen on a page. */
import { byteplusHost, findCloud } from '../../publish/cloud.ts';
import { setCloud } from './set-cloud.ts';

/** The host for a reader on BytePlus; undefined on Volcano Engine. A host in the text decides for the tab. */
export function pickByteplusHost(text: string): string | undefined {
  const found = findCloud(text);
  if (found) setCloud(found.cloud);
  if (document.documentElement.dataset['cloud'] !== 'byteplus') return undefined;
  return found?.host ?? byteplusHost;
}
