/** Messages can be told apart, and an unknown text says so. */
import { findSection } from '../complete.ts';
import type { Issue } from '../issue.ts';
import { listWords } from '../snippet.ts';
import { listEntries } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkMessages: Rule = (catalog) =>
  listEntries(catalog).flatMap(({ entry, path: entryPath }) => {
    const issues: Issue[] = [];
    const messages = entry.messages ?? [];
    const first = new Map<string, number>();
    messages.forEach((message, index) => {
      if (!message) return;
      const path = [...entryPath, 'messages', index];
      const base = { severity: 'error', rule: 'messages', path } as const;
      if (
        !('section' in message) &&
        findSection(message, entry, catalog.categories) === undefined &&
        catalog.categories &&
        entry.category !== undefined
      ) {
        issues.push({
          ...base,
          message: 'The message has no `section`, and its category has none for its messages either.',
          why: 'Pages say to which part of the documentation a message belongs.',
          fix: 'section: inference',
        });
      }
      if (message.text === null && !('textNote' in message)) {
        issues.push({
          ...base,
          path: [...path, 'text'],
          message: '`text` is null, and no `textNote` says why.',
          why: 'The page must say that nobody knows the message, not leave a hole.',
          fix: 'textNote:\n  zh: 已见的资料只列出错误码，没有消息原文。\n  en: The sources seen list the code only, without its message.',
        });
      }
      const lacking = (['id', 'label'] as const).filter((field) => !(field in message));
      if (messages.length > 1 && lacking.length) {
        issues.push({
          ...base,
          message: `One of ${messages.length} messages, but ${listWords(lacking)} ${lacking.length === 1 ? 'is' : 'are'} missing.`,
          why: 'Each message has its own anchor on the page and a few words that tell it from the others. The anchor is permanent.',
          fix: lacking.map((field) => (field === 'id' ? 'id: a-few-words' : 'label: { zh: …, en: … }')).join('\n'),
        });
      }
      if (message.id === undefined) return;
      const twin = first.get(message.id);
      if (twin === undefined) first.set(message.id, index);
      else
        issues.push({
          ...base,
          path: [...path, 'id'],
          message: `Two messages of this entry have the id \`${message.id}\`.`,
          why: 'It is their anchor on the page.',
          also: { label: 'The first', path: [...entryPath, 'messages', twin] },
        });
    });
    return issues;
  });
