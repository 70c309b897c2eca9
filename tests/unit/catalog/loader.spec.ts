/** How the site takes in the catalog: a build refuses a wrong one, development tells what is wrong and goes on. */
import { EventEmitter } from 'node:events';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalogLoader } from '../../../src/site/content-layer.ts';
import { expect } from '@playwright/test';
import { makeFolder } from '../../support/temporary.ts';
import { change, valid } from '../../support/catalogs/valid-catalog.ts';

const file = join(makeFolder(), 'errors.yaml');
const wrong = change(['    actor: caller\n', '    actor: callers\n']);
let saved = 0;

/** Each state of the file is a second newer than the one before, however fast the test is. */
function save(text: string): void {
  writeFileSync(file, text);
  utimesSync(file, ++saved, saved);
}

/** What the loader is given, in development with a watcher, and what it leaves. */
function start(watcher?: EventEmitter): { ready: Promise<void>; stored: Map<string, unknown>; told: string[] } {
  const stored = new Map<string, unknown>();
  const told: string[] = [];
  const tell = (message: string): unknown => told.push(message);
  const context = {
    store: { set: ({ id, data }: { id: string; data: unknown }) => stored.set(id, data) },
    logger: { error: tell, warn: tell, info: tell },
    parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    generateDigest: () => '',
    ...(watcher ? { watcher: Object.assign(watcher, { add: () => undefined }) } : {}),
  };
  const load = catalogLoader(file).load as unknown as (given: typeof context) => Promise<void>;
  return { ready: load(context), stored, told };
}

test('a build refuses a wrong catalog with every problem', async () => {
  save(wrong);
  const problem: unknown = await start().ready.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(String(problem)).toMatch(/The error catalog is not valid\.[^]*`callers` is not a value of `actor`[^]*1 error/);
});

test('development that starts with a wrong catalog tells the problems, and recovers', async () => {
  save(wrong);
  const watcher = new EventEmitter();
  const { ready, stored, told } = start(watcher);
  await ready;
  expect(told).toEqual([expect.stringMatching(/^The error catalog is not valid\.[^]*`callers`[^]*\n1 error$/)]);
  expect(stored.size).toBe(0);
  const settle = async (text: string): Promise<void> => {
    const before = told.length;
    save(text);
    watcher.emit('change', file);
    while (told.length === before) await new Promise(setImmediate);
  };
  await settle(valid);
  const good = stored.get('catalog');
  expect(good).toHaveProperty('edition', '2026-11-23');
  await settle(wrong);
  expect(told.at(-1)).toMatch(/The last good data is kept\.[^]*`callers`/);
  expect(stored.get('catalog')).toBe(good);
});
