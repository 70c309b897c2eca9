/** The tables of limits on a page, for one model. */
import { findRow, takeBound } from '../../publish/limits.ts';

/** Marks the rows that hold for a model; returns the first limit. */
export function markLimits(model: string): string | undefined {
  const limits = [...document.querySelectorAll('table.limit')].map((table) => {
    const rows = [...table.querySelectorAll<HTMLElement>('tr[data-value]')];
    const found = findRow(
      rows.map((row) => ({ row, models: row.dataset['models']?.split(' ').filter(Boolean) ?? [] })),
      model,
    );
    if (found) found.row.dataset['filled'] = '';
    return takeBound(found?.row.dataset['value']);
  });
  return limits.find((limit) => limit !== undefined);
}
