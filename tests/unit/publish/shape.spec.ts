import { test } from 'node:test';
import { buildJsonSchema } from '../../../src/publish/formats/json.ts';
import { compareShapes, describeShape, readShape, shapeFile } from '../../../src/publish/ledger/shape.ts';
import { expect } from '@playwright/test';

test('the published data keeps the shape that was promised', () => {
  const { broken, added } = compareShapes(readShape(), describeShape(buildJsonSchema()));
  expect(broken, 'Programs read these. Keep the old field beside the new one.').toEqual([]);
  if (added.length)
    console.log(`New in the published data, not yet promised: ${added.join(', ')}. Record it: npm run update, and commit ${shapeFile}.`);
});

test('every property of the schema says what it is, and each kind of thing is defined once', () => {
  const bare: string[] = [];
  const objects: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { properties = {} } = value as { properties?: Record<string, { description?: string }> };
    if (Object.keys(properties).length > 2) objects.push(Object.keys(properties).join());
    for (const [name, { description }] of Object.entries(properties)) if (!description?.endsWith('.')) bare.push(`${path} ${name}`);
    for (const [key, item] of Object.entries(value)) walk(item, `${path}/${key}`);
  };
  walk(buildJsonSchema(), '');
  expect(bare).toEqual([]);
  expect(objects.length).toBeGreaterThan(10);
  expect(new Set(objects).size).toBe(objects.length);
});

const schema = (properties: object, required: string[] = Object.keys(properties)): unknown => ({ type: 'object', properties, required });
const compare = (before: unknown, after: unknown): ReturnType<typeof compareShapes> =>
  compareShapes(describeShape({ $defs: { catalog: before } }), describeShape({ $defs: { catalog: after } }));
const text = { type: 'string' };

test('adding a field, a value of a list of words, or a promise that a field is always there breaks nothing', () => {
  expect(compare(schema({ a: text }), schema({ a: text, b: text }))).toEqual({ broken: [], added: ['errors.json.b: string'] });
  expect(compare(schema({ a: { enum: ['x'] } }), schema({ a: { enum: ['x', 'y'] } })).broken).toEqual([]);
  expect(compare(schema({ a: schema({ b: text }) }, []), schema({ a: schema({ b: text }) })).broken).toEqual([]);
});

test('removing, retyping or no longer promising a field is told', () => {
  expect(compare(schema({ a: text, b: text }), schema({ a: text })).broken).toEqual(['errors.json.b is gone; it was string']);
  expect(compare(schema({ a: text }), schema({ a: { type: 'number' } })).broken).toEqual(['errors.json.a was string and is number']);
  expect(compare(schema({ a: text }), schema({ a: text }, [])).broken).toEqual(['errors.json.a was string and is string, or absent']);
  expect(compare(schema({ a: { enum: ['x', 'y'] } }), schema({ a: { enum: ['x'] } })).broken).toHaveLength(1);
  expect(
    compare(schema({ a: { type: 'array', items: text } }), schema({ a: { type: 'array', items: { type: 'number' } } })).broken,
  ).toEqual(['errors.json.a[] was string and is number']);
});
