/** The tables of limits on a page, for one reader. */
import type { Values } from '../../catalog/template.ts';
import { findLimit, findRow, takeBound } from '../../publish/advice/limits.ts';

/** Marks the rows that hold for the reader’s model; returns the limit that the sentences of the page are about, as in the box. */
export function markLimits(values: Values): string | undefined {
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

function split(list = ''): string[] {
  return list.split(' ').filter(Boolean);
}
