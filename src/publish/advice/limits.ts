/** What tables of limits say for one reader. Pure and small; runs in the browser. */
import type { Values } from '../../catalog/text/template.ts';

/** A limit of a parameter: the first row that fits the model of the reader holds. */
export interface LimitTable {
  title: string;
  /** Paths of parameters, `[n]` for any index. */
  params: string[];
  /** Beginnings of the names of models (none: all others) and the limit. */
  rows: { models: string[]; value: string }[];
  url: string;
  asOf: string;
}

/** What a table of limits says for the reader’s parameter and model. */
export function findLimit(limits: readonly Pick<LimitTable, 'params' | 'rows'>[], values: Values): string | undefined {
  const param = values['param']?.replace(/\[\d+\]/g, '[n]');
  const limit = limits.find(({ params }) => param !== undefined && params.includes(param)) ?? limits[0];
  return limit && findRow(limit.rows, values['model'])?.value;
}

/** A value of a table that a sentence can call the limit: a range or a list is none that a value was above or below. */
export function takeBound(value: string | undefined): string | undefined {
  return value === undefined || /[–<>≤,;(]/.test(value) ? undefined : value;
}

/** The row for a model. An endpoint ID does not tell its model: then only a limit that holds for every model can be said. */
export function findRow<Row extends { models: readonly string[] }>(rows: readonly Row[], model = ''): Row | undefined {
  const name = model.toLowerCase();
  const known = name !== '' && !name.startsWith('ep-');
  const row = rows.find(({ models }) => models.length === 0 || models.some((beginning) => name.startsWith(beginning.toLowerCase())));
  return known || rows.length === 1 ? row : undefined;
}
