/** The declarations that are published with the module, against the types of what they declare: the compiler compares them. */
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { redactText } from '../../../src/publish/resolver/resolver.ts';
import type * as actual from '../../../src/publish/resolver/resolver.ts';
import type * as published from '../../../src/publish/resolver/resolve.mjs';

/** Optional fields are there and say that they are optional, or one more of them would go unnoticed. */
type Whole<Type> = Type extends object
  ? { [Key in keyof Type]-?: Partial<Pick<Type, Key>> extends Pick<Type, Key> ? { optional: Whole<Type[Key]> } : Whole<Type[Key]> }
  : Type;
/** Assignable in both directions. */
type Same<A, B> = [Whole<A>, Whole<B>] extends [Whole<B>, Whole<A>] ? true : false;
const expectSame = <A, B>(_isSame: Same<A, B>): void => undefined;

test('the published declarations are the types of the module', () => {
  expectSame<published.Resolved, actual.Resolved>(true);
  expectSame<published.ResolvedAnswer, actual.ResolvedAnswer>(true);
  expectSame<Parameters<typeof published.resolve>, Parameters<ReturnType<typeof actual.createResolver>>>(true);
  expectSame<ReturnType<typeof published.resolve>, ReturnType<ReturnType<typeof actual.createResolver>>>(true);
  const redact: typeof published.redact = redactText;
  expect(redact('nothing secret')).toBe('nothing secret');
  // The comparison can fail: one optional field more.
  expectSame<published.Value, published.Value & { more?: string }>(false);
});
