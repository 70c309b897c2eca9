/** What YAML itself refuses, in the words of an author. */
import type { YAMLError } from 'yaml';
import type { Issue } from '../issue.ts';

export function checkText(text: string): Issue[] {
  if (!text.trim()) return [{ severity: 'error', rule: 'yaml', path: [], offset: 0, message: 'The file is empty.' }];
  return [];
}

export function describeYamlError(error: YAMLError, _text: string): Issue {
  return { severity: 'error', rule: 'yaml', path: [], offset: error.pos[0], message: error.message };
}
