/** Every placeholder in a message or code is declared, in order, and nothing else is. */
import type { Issue, Path } from '../issue.ts';
import { findPlaceholders } from '../placeholders.ts';
import { countWords } from '../snippet.ts';
import { listEntries, listMessages, type LooseCatalog } from '../walk.ts';
import type { Rule } from './rule.ts';

interface Holder {
  text: string;
  names: readonly (string | undefined)[] | undefined;
  declared: boolean;
  field: 'code' | 'text';
  path: Path;
}

export const checkPlaceholders: Rule = (catalog) => {
  const holders = listHolders(catalog);
  const usual = learnNames(holders);
  return holders.flatMap((holder) => {
    const tokens = findPlaceholders(holder.text);
    const names = holder.names ?? [];
    if (tokens.length === names.length || (holder.declared && !holder.names)) return [];
    const base = {
      severity: 'error',
      rule: 'placeholders',
      path: holder.declared ? [...holder.path, 'placeholders'] : [...holder.path, holder.field],
    } as const;
    const shown = tokens.map((token) => `\`${token}\``).join(', ');
    const guess = tokens.map((token, index) => names[index] ?? usual.get(token) ?? '…');
    const fix = tokens.length ? `placeholders: [${guess.join(', ')}]` : undefined;
    const why =
      'Placeholders are explained on the page and filled in when somebody pastes a live message, so each has a name of `placeholders:`, in order.';
    const issue: Issue = tokens.length
      ? {
          ...base,
          message: `\`${holder.field}\` holds ${countWords(tokens.length, 'placeholder')} (${shown}), ${names.length === 0 ? 'none is' : names.length === 1 ? '1 is' : `${names.length} are`} declared.`,
          why,
          ...(fix ? { fix } : {}),
        }
      : {
          ...base,
          message: `${countWords(names.length, 'placeholder')} ${names.length === 1 ? 'is' : 'are'} declared (${names.map((name) => `\`${name ?? '?'}\``).join(', ')}), but \`${holder.field}\` holds none.`,
          why: 'Delete the line `placeholders:`, or write the placeholder into the text as its source has it.',
        };
    return [issue];
  });
};

function listHolders(catalog: LooseCatalog): Holder[] {
  const holders: Holder[] = [];
  for (const { entry, path } of listEntries(catalog)) {
    if (entry.code !== undefined)
      holders.push({ text: entry.code, names: entry.placeholders, declared: 'placeholders' in entry, field: 'code', path });
  }
  for (const { message, path } of listMessages(catalog)) {
    if (typeof message.text === 'string' || message.text === null)
      holders.push({ text: message.text ?? '', names: message.placeholders, declared: 'placeholders' in message, field: 'text', path });
    message.wordings?.forEach((wording, index) => {
      if (wording?.text !== undefined)
        holders.push({
          text: wording.text,
          names: wording.placeholders,
          declared: 'placeholders' in wording,
          field: 'text',
          path: [...path, 'wordings', index],
        });
    });
  }
  return holders;
}

/** What the rest of the file calls a placeholder, where all agree. Positional ones such as `%s` have no such name. */
function learnNames(holders: readonly Holder[]): Map<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { text, names: declared } of holders) {
    findPlaceholders(text).forEach((token, index) => {
      const name = declared?.[index];
      if (name !== undefined) names.set(token, (names.get(token) ?? new Set()).add(name));
    });
  }
  return new Map([...names].flatMap(([token, set]) => (set.size === 1 ? [...set].map((name): [string, string] => [token, name]) : [])));
}
