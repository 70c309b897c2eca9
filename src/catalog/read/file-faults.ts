/** What can be wrong before there is anything to parse: no file, bytes that are not UTF-8, a text that is none. */
import { isUtf8 } from 'node:buffer';
import type { Issue } from '../issue.ts';

const base = { severity: 'error', rule: 'file', path: [] } as const;

/** The text of the file, and what is wrong with its encoding. A byte order mark stays in the text: `checkText` tells of it. */
export function decodeUtf8(bytes: Uint8Array): { text: string; issue?: Issue } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (isUtf8(bytes)) return { text };
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    text,
    issue: {
      ...base,
      offset: text.indexOf('\ufffd'),
      message: utf16
        ? 'The file is UTF-16, not UTF-8.'
        : 'The file is not UTF-8: from here on the bytes are something else, most likely GBK.',
      why: 'Chinese text would turn into other characters. Save the file again as UTF-8 without BOM: in VS Code, click the encoding in the status bar, then “Save with Encoding”.',
    },
  };
}

/** Why the file could not be read, from what the file system threw. */
export function describeReadError(error: unknown, file: string): Issue {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT')
    return {
      ...base,
      message: `There is no file \`${file}\`.`,
      why: 'The whole site is made from it. Commands run from the root of the project; the environment variable ARK_CATALOG names another file.',
    };
  if (code === 'EISDIR') return { ...base, message: `\`${file}\` is a folder, not a file.` };
  return { ...base, message: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}

/** What is wrong with the text as such. After any of these there is nothing to parse. */
export function checkText(text: string): Issue[] {
  const conflict = text.search(/^(?:<{7} |={7}$|>{7} )/m);
  const carriage = text.search(/\r(?!\n)/);
  const faults = [
    {
      found: text.startsWith('\uFEFF'),
      message: 'The file begins with a byte order mark (BOM), a character that nobody sees.',
      why: 'Programs that read the file take it for a part of the first field’s name. Save it as UTF-8 without BOM.',
    },
    {
      found: !/^(?!\s*#).*\S/m.test(text.replace('\uFEFF', '')),
      message: 'The file is empty, or has nothing but comments.',
      why: 'The whole site is made from it. `git checkout -- content/errors.yaml` brings the last committed state back.',
    },
    {
      found: carriage >= 0,
      offset: carriage,
      message: 'The line ends here with CR alone; a line ends with LF or CR LF.',
      why: 'YAML would read the whole file as one line. In VS Code, click CR or CRLF in the status bar and choose LF.',
    },
    {
      found: conflict >= 0,
      offset: conflict,
      message: 'The file has the marks of a merge conflict (`<<<<<<<`, `=======`, `>>>>>>>`).',
      why: 'Two versions stand one after the other. Keep one, or put both together, and delete the lines with the marks.',
    },
  ];
  return faults.flatMap(({ found, ...told }) => (found ? { ...base, offset: 0, ...told } : []));
}
