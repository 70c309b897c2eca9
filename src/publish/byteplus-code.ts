/** Pieces of code in our own texts for a reader on BytePlus. What the box shows of them stands in its files: its program does without. */
import { byteplusHost } from './cloud.ts';

const volcengineHost = 'ark.cn-beijing.volces.com';

/** A piece of code with the host and the SDK of BytePlus; undefined where it names neither, or the Agent Plan, which BytePlus does not have. */
export function toByteplusCode(code: string): string | undefined {
  const own = code.includes('/api/plan') ? code : toByteplusSdk(code.replaceAll(volcengineHost, byteplusHost));
  return own === code ? undefined : own;
}

/** The packages and modules of the SDK as BytePlus publishes them. */
export function toByteplusSdk(text: string): string {
  return text
    .replace(/\bvolcengine(-\w+-sdk)/g, 'byteplus$1-v2')
    .replace('com/volcengine', 'com/byteplus-sdk')
    .replace(/\bvolcengine(?=sdk)|(?<=com\.)volcengine(?=:)/g, 'byteplus');
}
