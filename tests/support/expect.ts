/** The assertions of the unit tests: the words of Playwright’s `expect`, which the other tests use, on Node’s own `assert`. */
import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';

/** Stands in an expected value for everything that it accepts. */
class Pattern {
  readonly accepts: (actual: unknown) => boolean;
  private readonly name: string;

  constructor(name: string, accepts: (actual: unknown) => boolean) {
    this.name = name;
    this.accepts = accepts;
  }

  [inspect.custom](): string {
    return `<${this.name}>`;
  }
}

class Expectation {
  private readonly actual: unknown;
  private readonly message: string | undefined;
  private readonly isNegated: boolean;

  constructor(actual: unknown, message: string | undefined, isNegated: boolean) {
    this.actual = actual;
    this.message = message;
    this.isNegated = isNegated;
  }

  get not(): Expectation {
    return new Expectation(this.actual, this.message, !this.isNegated);
  }

  /** The same value, as `Object.is` has it. */
  toBe(expected: unknown): void {
    this.settle(Object.is(this.actual, expected), 'strictEqual', expected);
  }

  /** Equal in depth; a property that is undefined counts as absent. */
  toEqual(expected: unknown): void {
    this.settle(isLike(this.actual, expected, false), 'deepStrictEqual', expected);
  }

  /** Equal in depth where the expected value has a property; what else the actual one has does not count. */
  toMatchObject(expected: object): void {
    this.settle(isLike(this.actual, expected, true), 'partialDeepStrictEqual', expected);
  }

  toContain(item: unknown): void {
    const { actual } = this;
    const contains = typeof actual === 'string' ? actual.includes(String(item)) : listItems(actual).includes(item);
    this.settle(contains, 'to contain', item);
  }

  toContainEqual(item: unknown): void {
    const contains = listItems(this.actual).some((other) => isLike(other, item, false));
    this.settle(contains, 'to contain an equal of', item);
  }

  toHaveLength(length: number): void {
    this.settle((this.actual as { length?: unknown } | undefined)?.length === length, 'to have the length', length);
  }

  /** @param path names with dots between them, or one by one where they have dots themselves */
  toHaveProperty(path: string | readonly string[], ...[expected]: [expected?: unknown]): void {
    const names = typeof path === 'string' ? path.split('.') : path;
    const value = names.reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], this.actual);
    this.settle(
      expected === undefined ? value !== undefined : isLike(value, expected, false),
      `to have the property ${names.join('.')}`,
      expected,
    );
  }

  toMatch(expected: RegExp | string): void {
    const text = String(this.actual);
    this.settle(typeof expected === 'string' ? text.includes(expected) : text.search(expected) >= 0, 'to match', expected);
  }

  toBeGreaterThan(bound: number): void {
    this.settle(Number(this.actual) > bound, 'to be greater than', bound);
  }

  toBeGreaterThanOrEqual(bound: number): void {
    this.settle(Number(this.actual) >= bound, 'to be at least', bound);
  }

  toBeLessThan(bound: number): void {
    this.settle(Number(this.actual) < bound, 'to be less than', bound);
  }

  toBeLessThanOrEqual(bound: number): void {
    this.settle(Number(this.actual) <= bound, 'to be at most', bound);
  }

  toBeInstanceOf(expected: abstract new (...args: never[]) => unknown): void {
    this.settle(this.actual instanceof expected, 'to be an instance of', expected);
  }

  toBeDefined(): void {
    this.settle(this.actual !== undefined, 'to be defined');
  }

  toBeUndefined(): void {
    this.settle(this.actual === undefined, 'to be undefined');
  }

  toBeNull(): void {
    this.settle(this.actual === null, 'to be null');
  }

  toBeTruthy(): void {
    this.settle(Boolean(this.actual), 'to be truthy');
  }

  toBeFalsy(): void {
    this.settle(!this.actual, 'to be falsy');
  }

  /** Calls the actual value. */
  toThrow(expected: RegExp | string = ''): void {
    let thrown: { message: string } | undefined;
    try {
      (this.actual as () => unknown)();
    } catch (error) {
      thrown = { message: error instanceof Error ? error.message : String(error) };
    }
    const fits = thrown && (typeof expected === 'string' ? thrown.message.includes(expected) : expected.test(thrown.message));
    this.settle(Boolean(fits), 'to throw', expected || undefined);
  }

  /** @param relation how Node’s `assert` names a comparison, for its picture of the difference; or what should be, in words */
  private settle(holds: boolean, relation: string, ...[expected]: [expected?: unknown]): void {
    if (holds !== this.isNegated) return;
    const { actual } = this;
    const error = new assert.AssertionError({ actual, expected, operator: this.isNegated ? `not ${relation}` : relation });
    if (this.message) error.message = `${this.message}\n${error.message}`;
    throw error;
  }
}

/** @param message stands above the difference when the assertion fails */
export function expect(actual: unknown, message?: string): Expectation {
  return new Expectation(actual, message, false);
}

/* Patterns, for places inside an expected value. */
expect.stringMatching = (pattern: RegExp) =>
  new Pattern(`a text that matches ${String(pattern)}`, (actual) => typeof actual === 'string' && actual.search(pattern) >= 0);
expect.stringContaining = (part: string) =>
  new Pattern(`a text that contains ${JSON.stringify(part)}`, (actual) => typeof actual === 'string' && actual.includes(part));
expect.arrayContaining = (items: readonly unknown[]) =>
  new Pattern('a list with these items', (actual) => items.every((item) => listItems(actual).some((other) => isLike(other, item, false))));
expect.objectContaining = (part: object) => new Pattern('an object with these properties', (actual) => isLike(actual, part, true));

function isLike(actual: unknown, expected: unknown, isPartial: boolean): boolean {
  if (expected instanceof Pattern) return expected.accepts(actual);
  if (!isPlain(expected) || !isPlain(actual)) return isDeepStrictEqual(actual, expected);
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  if (Array.isArray(expected) && expected.length !== (actual as unknown as unknown[]).length) return false;
  const names = isPartial ? Object.keys(expected) : Object.keys({ ...expected, ...actual });
  return names.every((name) => isLike(actual[name], expected[name], isPartial));
}

/** Whether it is a list, or an object that is compared property by property. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || ['[object Object]', '[object Module]'].includes(Object.prototype.toString.call(value));
}

function listItems(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null && Symbol.iterator in value ? [...(value as Iterable<unknown>)] : [];
}
