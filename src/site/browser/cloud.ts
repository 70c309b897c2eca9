/** Which cloud a reader is on. */
import { byteplusHost, findCloud } from '../../publish/cloud.ts';

/** What the head of the page put there. */
export const getChosenCloud = (): string | undefined => document.documentElement.dataset['chosen'];

/** The host for a reader of BytePlus who asks about a text; undefined on Volcano Engine. What the text names goes before what was chosen. */
export function pickByteplusHost(text: string): string | undefined {
  const { cloud = getChosenCloud(), host = byteplusHost } = findCloud(text);
  return cloud === 'byteplus' ? host : undefined;
}
