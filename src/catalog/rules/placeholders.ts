/** Every placeholder in a message or code has a name: its usual one, or all of the text are named in order. */
import type { Issue } from '../issue.ts';
import { findPlaceholders, nameToken } from '../placeholders.ts';
import { countWords } from '../snippet.ts';
import { listHolders } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkPlaceholders: Rule = (catalog) =>
  listHolders(catalog).flatMap(({ text, names, declared, field, path }): Issue[] => {
    const tokens = findPlaceholders(text);
    const usual = tokens.map((token) => nameToken(token, catalog.placeholders ?? {}));
    if (declared ? !names || names.length === tokens.length : !usual.includes(undefined)) return [];
    const base = { severity: 'error', rule: 'placeholders', path: [...path, declared ? 'placeholders' : field] } as const;
    if (!tokens.length)
      return [
        {
          ...base,
          message: `${countWords(names?.length ?? 0, 'placeholder')} ${names?.length === 1 ? 'is' : 'are'} declared (${(names ?? []).map((name) => `\`${name ?? '?'}\``).join(', ')}), but \`${field}\` holds none.`,
          why: 'Delete the line `placeholders:`, or write the placeholder into the text as its source has it.',
        },
      ];
    const shown = tokens.map((token) => `\`${token}\``).join(', ');
    const nameless = tokens.filter((_token, index) => usual[index] === undefined).map((token) => `\`${token}\``);
    return [
      {
        ...base,
        message: `\`${field}\` holds ${countWords(tokens.length, 'placeholder')} (${shown}), ${declared ? `${names?.length ?? 0} ${names?.length === 1 ? 'is' : 'are'} declared` : `and ${nameless.join(', ')} has no usual name`}.`,
        why: 'Placeholders are explained on the page and filled in when somebody pastes a live message: where one has no usual name, all of the text are named, in order.',
        fix: `placeholders: [${tokens.map((_token, index) => names?.[index] ?? usual[index] ?? '…').join(', ')}]`,
      },
    ];
  });
