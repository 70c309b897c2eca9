/** Fills the messages, the steps and the limits of a page with the values that the address carries in its fragment, and says so. */
import type { Values } from '../../catalog/text/template.ts';
import { redact } from '../../engine/read/redact.ts';
import { fillTwins, getTwin, readCase } from '../../publish/case.ts';
import { findLimit, findRow, takeBound } from '../../publish/advice/limits.ts';
import { make, makeLiteral } from '../box/dom.ts';

/** @param place where the page says what it was filled with, in the words that it carries */
export function showCase(place: HTMLElement): void {
  const readCode = (): string => document.querySelector('h1')?.textContent ?? '';
  const code = readCode();
  place.replaceChildren();
  fillIn(place);
  // The tab calls the code as the page does.
  document.title = document.title.replace(code, readCode);
}

function fillIn(place: HTMLElement): void {
  const slots = [...document.querySelectorAll<HTMLElement>('var[data-placeholder]')];
  // The placeholders as the document prints them.
  for (const slot of slots) {
    slot.textContent = slot.dataset['token'] ?? slot.textContent;
    delete slot.dataset['token'];
  }
  for (const part of document.querySelectorAll<HTMLElement>('[data-filled]')) delete part.dataset['filled'];
  if (!location.hash.includes('?')) return;
  const { anchor, values: own } = readCase(location.hash);
  const values = fillTwins(own);
  const limit = values['model'] && markLimits(values);
  if (limit) values['limit'] ??= limit;
  const variant = anchor ? document.getElementById(anchor) : null;
  /** By name: label and value. */
  const shown = new Map<string, [string, string]>();
  for (const slot of slots) {
    const name = slot.dataset['placeholder'] ?? '';
    const home = slot.closest('[data-variant]');
    if (!Object.hasOwn(values, name) || (variant && home && home !== variant)) continue;
    const value = redact(values[name] ?? '');
    slot.dataset['token'] = slot.textContent;
    slot.dataset['filled'] = '';
    slot.textContent = value;
    // A message calls it by its name, a step by what it is to the reader.
    const key = getTwin(name);
    if (slot.title || !shown.has(key)) shown.set(key, [slot.title || slot.dataset['token'], value]);
  }
  // What needs its values stands there once all of them do.
  for (const part of document.querySelectorAll<HTMLElement>('.optional, .open-code'))
    if (!part.querySelector('var:not([data-filled])')) part.dataset['filled'] = '';
  const items = [...shown.values()].map(([label, value]) => make('li', '', `${label} `, makeLiteral(value)));
  const { title = '', note = '' } = place.dataset;
  if (shown.size) place.append(make('aside', '', make('p', 'quiet', `${title} · ${note}`), make('ul', '', ...items)));
  variant?.scrollIntoView();
}

/** Marks the rows that hold for the reader’s model; returns the limit that the sentences of the page are about, as in the box. */
function markLimits(values: Values): string | undefined {
  const split = (list = ''): string[] => list.split(' ').filter(Boolean);
  const tables = [...document.querySelectorAll<HTMLElement>('table.limit')].map((table) => ({
    params: split(table.dataset['params']),
    rows: [...table.querySelectorAll<HTMLElement>('tr[data-value]')].map((row) => ({
      row,
      models: split(row.dataset['models']),
      value: row.dataset['value'] ?? '',
    })),
  }));
  for (const { rows } of tables) {
    const found = findRow(rows, values['model']);
    if (found) found.row.dataset['filled'] = '';
  }
  return takeBound(findLimit(tables, values));
}
