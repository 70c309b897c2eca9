/** What can be the name of an entry. */
import { codePattern } from './schema.ts';

/** What a code must be (`fits`) and cannot be, since its page, its data and its picture are files of that name. */
const codeRules: { fits: RegExp; message: string; why: string }[] = [
  {
    fits: codePattern,
    message: 'A code has Latin letters, digits, `_`, `.`, `-` and braces, at most 100; no two dots in a row, and no mark at its ends.',
    why: 'It becomes an address. Copy it from its source again.',
  },
  {
    fits: /^(?:[^{}]|\{\{\w+\}\})*$/,
    message: 'The braces of a template code are double ones around a name: `InvalidParameter.{{Parameter}}`.',
    why: 'What stands between them is shown as a placeholder.',
  },
  {
    fits: /^(?!(?:index|404|con|prn|aux|nul|com\d|lpt\d)(?:\.|$))(?!.*\.(?:md|json|html?|advice)$)/i,
    message: 'Nothing can be called so: the name belongs to files of the site or of the system.',
    why: 'Its page would take the place of another file, or could not be written.',
  },
];

/** Why a name cannot be a code or id; undefined where it can. */
export function findCodeFault(name: string): { message: string; why: string } | undefined {
  const broken = codeRules.find(({ fits }) => !fits.test(name));
  return broken && { message: `\`${name}\` is no code. ${broken.message}`, why: broken.why };
}
