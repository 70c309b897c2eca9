/** The second index in two files: a question in Chinese characters needs no words in letters, and the other way round. */
import { holdsHan } from '../read/text.ts';

export const scripts = ['han', 'latin'] as const;
export type Script = (typeof scripts)[number];

/** Whether a text has something in a script. */
export const isOf: Record<Script, (text: string) => boolean> = {
  han: holdsHan,
  latin: (text) => /[a-z0-9]/i.test(text) || !holdsHan(text),
};

/** The scripts that a text is written in. */
export function findScripts(text: string): Script[] {
  return scripts.filter((script) => isOf[script](text));
}
