/** The one box, as the tests use it. */
import { expect, type Page } from '@playwright/test';

/** A failure of one code, with both kinds of request ids. */
export const pasted = `Error code: 404 - {'error': {'code': 'ModelNotOpen', 'message': 'Your account %!s(int64=2101333747) has not activated the model doubao-seed-1-6. Please activate the model service in the Ark Console. Request id: 021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164', 'param': '', 'type': 'NotFound'}}, request_id: 20250312213607j4WT1T3n9i1nezw7uvXL`;

/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- what a locator is goes without saying */
export const field = (page: Page) => page.locator('ark-box:visible textarea[name="q"]');
export const results = (page: Page) => page.locator('ark-box:visible [data-results]');
export const options = (page: Page) => results(page).locator('> :not([hidden]) > [role="option"]');
export const answers = (page: Page) => results(page).locator('a[data-code]');
export const card = (page: Page) => page.locator('[data-case]');
export const steps = (page: Page) => card(page).locator('ol[data-steps] > li');

/** Puts a text into the box and waits until the page says that the answers are complete for it. */
export async function ask(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await answered(page, text);
}

export async function answered(page: Page, text: string): Promise<void> {
  await expect(results(page)).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  await expect(results(page)).toHaveAttribute('data-query', text);
}
