/** The one box, as a person uses it: on the home page, on the search page and in the dialog. */
import { getEntriesOfStatus } from '../../src/catalog/model.ts';
import { toPlainText } from '../../src/catalog/text/inline.ts';
import { useStrings } from '../../src/i18n/strings.ts';
import { answered, answers, ask, card, field, options, pasted, results, steps } from '../support/browser/box-page.ts';
import { expect, hold, press, test } from '../support/browser/fixtures.ts';
import { getRealCatalog } from '../support/catalogs/real-catalog.ts';

/** The name of a file without its hash. */
const nameFile = (path: string): string => path.replace(/.*\//, '').replace(/\.[\w-]{8}\.js$/, '.js');

test('a pasted error shows the code, its page, the filled message and both request ids with the time', async ({ page }) => {
  await page.goto('/zh/');
  await ask(page, pasted);
  await expect(answers(page).first()).toHaveAttribute('data-code', 'ModelNotOpen');
  await expect(answers(page).first()).toHaveAttribute('data-confidence', 'exact');
  await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen');
  await expect(card(page).locator('.path a').first()).toHaveAttribute('href', /\/zh\/errors\/ModelNotOpen\//);
  for (const text of [
    'Your account 2101333747 has not activated the model doubao-seed-1-6',
    '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164',
    '20250312213607j4WT1T3n9i1nezw7uvXL',
    '2025-03-12 21:36:06 UTC+8',
  ])
    await expect(card(page)).toContainText(text);
  await expect(steps(page).first()).not.toBeEmpty();
  await expect(steps(page).locator('a').first()).toHaveAttribute('rel', 'external');
  expect(await card(page).textContent()).not.toMatch(/\{[a-z-]+\}/);
});

test('a search is a link, facets are in it, and back works', async ({ page }) => {
  await page.goto('/en/search/?q=429');
  await expect(answers(page).first()).toBeVisible();
  const all = await answers(page).count();
  await page.locator('[data-facets] select[name="retry"]').selectOption('backoff');
  await expect(page).toHaveURL(/q=429.*retry=backoff/);
  expect(await answers(page).count()).toBeLessThan(all);
  await page.goto('/en/search/?q=ModelNotOpen');
  await expect(answers(page).first()).toHaveAttribute('data-code', 'ModelNotOpen');
  await page.goBack();
  await expect(field(page)).toHaveValue('429');
  await expect(page.locator('[data-facets] select[name="retry"]')).toHaveValue('backoff');
});

test('a filter ends with the search that it was set for: a pasted error is answered, and so is what follows a cleared field', async ({
  page,
}) => {
  await page.goto('/en/search/?q=429');
  const actor = page.locator('[data-facets] select[name="actor"]');
  await actor.selectOption('account');
  await ask(page, pasted);
  await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen');
  await ask(page, '429');
  await actor.selectOption('account');
  await page.locator('[data-clear]').click();
  await expect(actor).toHaveValue('');
  await expect(page).toHaveURL(/\/en\/search\/$/);
});

test('the card of a failure without a code names no usual status: the text has its own', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'Uncaught ArkException: Ark 接口返回 401:  in /srv/ark.php:9');
  await expect(card(page)).toHaveAttribute('data-code', 'empty-response');
  await expect(card(page).locator('.status')).toHaveCount(0);
  await ask(page, pasted);
  await expect(card(page).locator('.status')).toHaveText('404');
});

test('filters that leave nothing say so, beside a card as well', async ({ page }) => {
  await page.goto('/en/search/?q=429&category=content-safety');
  await expect(card(page)).toHaveAttribute('data-status', '429');
  await expect(page.locator('[data-summary]')).toHaveText('No matching error code');
  await expect(answers(page)).toHaveCount(0);
});

test('on paper a box stands only with what it has found', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/en/search/?q=429');
  await expect(answers(page).first()).toBeVisible();
  await page.goto('/en/search/');
  await expect(page.locator('ark-box')).toBeHidden();
});

test('each search that was asked for is a step of the history, what was typed on the way is none', async ({ page }) => {
  await page.goto('/en/search/?q=429');
  for (const text of ['overdue', 'timeout']) {
    await field(page).fill(text.slice(0, 3));
    await ask(page, text);
    await page.locator('ark-box button[type="submit"]').click();
  }
  for (const text of ['overdue', '429']) {
    await page.goBack();
    await expect(field(page)).toHaveValue(text);
  }
});

test('a pasted text is shown from its beginning, and the arrow chooses nothing that is not shown', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, `${pasted}\n`.repeat(4));
  await expect.poll(() => field(page).evaluate((element) => element.scrollTop)).toBe(0);
  await ask(page, 'ModelNotOpen');
  await expect(page.locator('[data-others]')).toBeHidden();
  await field(page).press('ArrowDown');
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
  // So the keys for it are not offered either.
  const keys = page.locator('.keys > span');
  await expect(keys.first()).toBeHidden();
  await ask(page, 'overdue');
  await expect(keys.first()).toBeVisible();
});

test('of a pasted text whole lines are shown, and its field can be pulled to any height', async ({ page }) => {
  for (const [path, width] of [
    ['/en/', 1440],
    ['/zh/search/', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    await ask(page, 'one line\n'.repeat(20) + pasted);
    // Below the last whole line there is less than the space above the letters of the next.
    const [height, rest] = await field(page).evaluate((element) => {
      const { lineHeight, fontSize, paddingTop } = getComputedStyle(element);
      const line = parseFloat(lineHeight);
      return [element.clientHeight, ((element.clientHeight - parseFloat(paddingTop)) % line) - (line - parseFloat(fontSize)) / 2] as const;
    });
    expect(rest).toBeLessThan(1);
    await field(page).evaluate((element) => (element.style.height = '300px'));
    expect(await field(page).evaluate((element) => element.clientHeight)).toBeGreaterThan(2 * height);
  }
});

test('what was found is marked to the end of its words', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'rate limit');
  const marks = (await results(page).locator('mark').allTextContents()).map((text) => text.toLowerCase());
  expect(marks).toContain('rate');
  expect(marks).not.toContain('rat');
});

test('what titles alone make likely is not the last word on what was typed letter by letter', async ({ page }) => {
  const release = await hold(page, '**/words.han.json');
  await page.goto('/zh/search/');
  const code = page.waitForResponse(/unsure/);
  await field(page).pressSequentially('限');
  await code;
  await field(page).pressSequentially('流');
  release();
  await answered(page, '限流');
  const listed = await answers(page).count();
  await page.goto('/zh/search/?q=限流');
  await answered(page, '限流');
  expect(listed).toBeGreaterThan(5);
  await expect(answers(page)).toHaveCount(listed);
});

test('the field of the dialog has its size before anything else has come', async ({ page }) => {
  const box = await hold(page, '**/box.json');
  await page.goto('/en/errors/ModelNotOpen/');
  await press(page, '/');
  await expect(field(page)).toBeFocused();
  const { width: before = 0 } = (await field(page).boundingBox()) ?? {};
  box();
  await ask(page, '429');
  const { width: after = 0 } = (await field(page).boundingBox()) ?? {};
  expect(Math.abs(after - before)).toBeLessThan(4);
});

test('a status is told as the fact that it is, its guide and its codes below', async ({ page }) => {
  await page.goto('/zh/search/');
  await ask(page, '429');
  const count = getEntriesOfStatus(getRealCatalog(), 429).length;
  await expect(card(page)).toHaveAttribute('data-status', '429');
  await expect(card(page).locator('h2')).toHaveText(useStrings('zh')('card.statusCount', { status: 429, count }));
  await expect(options(page).first()).toHaveAttribute('href', '/zh/guides/429/');
  await expect(options(page).first()).not.toHaveAttribute('data-code');
  expect(await results(page).textContent()).not.toContain(useStrings('zh')('confidence.weak'));
  await expect(results(page).locator('.entry-status:text-is("429")')).toHaveCount(count);
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/zh\/status\/429\//);
});

test('what a client shows instead of a status leads to that status, and first to where the client keeps the response', async ({ page }) => {
  const client = getRealCatalog().clients.find(({ body, says }) => body && says);
  const [[status, sentences] = ['', []]] = Object.entries(client?.says ?? {});
  const [sentence = ''] = sentences;
  await page.goto('/zh/search/');
  await ask(page, sentence);
  await expect(card(page)).toHaveAttribute('data-status', status);
  await expect(steps(page).first()).toHaveText(toPlainText(client?.body?.zh ?? ''));
});

test('a guide is found by its title, by a part of it, and in the other language', async ({ page }) => {
  await page.goto('/zh/search/');
  for (const asked of ['重试与退避', 'retry and backoff']) {
    await ask(page, asked);
    await expect(options(page).first()).toHaveAttribute('href', '/zh/guides/retry-and-backoff/');
  }
  for (const [asked, guide] of Object.entries({
    ...{ '请求 ID': 'request-ids', 'request id': 'request-ids', '请求 id 在哪里看': 'request-ids' },
    ...{ 'base url': 'wrong-base-url', 'rate limit': '429', 速率限制: '429', 'too many requests': '429' },
    // By what people call it, in either language.
    ...{ 怎么收费: 'money', 'base_url 填什么': 'wrong-base-url', refund: 'money' },
  })) {
    await ask(page, asked);
    await expect(results(page).locator(`a[href="/zh/guides/${guide}/"]`)).toBeVisible();
  }
  await ask(page, '限流与过载');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/zh\/categories\/rate-limit\//);
});

test('a text that is no Ark error claims nothing, names the vendor, and offers the categories', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(
    page,
    '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}',
  );
  await expect(results(page).locator('a[data-code]:not([data-confidence="weak"])')).toHaveCount(0);
  await expect(page.locator('[data-notes]')).toContainText('Anthropic');
  await expect(page.locator('[data-notes] a')).toHaveAttribute('href', '/en/guides/wrong-base-url/');
  await expect(page.locator('[data-empty]')).toBeVisible();
});

test('what a program wrote of itself is told with its remedy, code set as code', async ({ page }) => {
  await page.goto('/zh/search/');
  await ask(page, 'Not logged in · Please run /login');
  await expect(page.locator('[data-notes] code').first()).toHaveText('ANTHROPIC_AUTH_TOKEN');
  await expect(page.locator('[data-notes]')).not.toContainText('`');
});

test('the dialog opens with the slash, with Ctrl K and with the link, answers, and closes with Escape', async ({ page }) => {
  await page.goto('/zh/errors/ModelNotOpen/');
  await press(page, '/');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('textarea')).toBeFocused();
  await page.keyboard.type('SetLimitExceeded');
  await expect(answers(page).first()).toHaveAttribute('data-code', 'SetLimitExceeded');
  await page.keyboard.press('Escape');
  await expect(dialog.locator('textarea')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('[data-open-box]').click();
  await expect(dialog).toBeVisible();
});

test('guesses are folded behind everything else, with their number, and name what they were taken for', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'balance not enough');
  const more = page.locator('[data-more]');
  const hidden = results(page).locator('> [hidden] > a');
  const count = await hidden.count();
  expect(count).toBeGreaterThan(0);
  await expect(more).toHaveText(`Other guesses: ${count}`);
  await more.click();
  await expect(hidden).toHaveCount(0);
  await expect(more).toBeHidden();
  await expect(results(page).locator('a:focus')).toContainText('A guess');
  await ask(page, 'Qutoa');
  await expect(answers(page).first()).toContainText('quota');
  await expect(answers(page).first()).toContainText('Qutoa');
});

test('a message that fits but may be anybody’s is not said to fit by a percentage', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'Connection error.');
  await expect(answers(page).first()).toContainText('the same message, but nothing shows that it came from Ark');
  expect(await results(page).textContent()).not.toContain('100%');
});

test('a status that nothing has, words that stand nowhere, and an ID alone are told to be that, and nothing is guessed or offered to be opened', async ({
  page,
}) => {
  await page.goto('/en/search/');
  const notes = page.locator('[data-notes]');
  for (const [text, told] of [
    ['529', 'No entry here has HTTP 529'],
    ['asdfgh', ''],
    ['Request id: 021764051037242117d3cd37fe9f69089b2b7afdda79486cb8e13', 'A request ID does not tell the error'],
  ] as const) {
    await ask(page, text);
    await expect(notes).toContainText(told);
    await expect(answers(page)).toHaveCount(0);
    await expect(page.locator('.keys > :visible')).toHaveText(/^Esc/);
  }
  await ask(page, '529');
  await expect(notes.getByRole('link', { name: '429' })).toHaveAttribute('href', '/en/status/429/');
});

test('a code whose messages differ is found under each actor, and names all', async ({ page }) => {
  await page.goto('/en/search/?q=429&actor=caller');
  await answered(page, '429');
  await expect(answers(page).and(page.locator('[data-code="QuotaExceeded"]'))).toContainText('Account owner or admin / Your code');
  await ask(page, 'QuotaExceeded');
  await expect(card(page).locator('.verdict-line')).toContainText(/^Who must act.*Your code.*Retry\?.*Later/);
});

test('nothing of the search is loaded before somebody reaches for it', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto('/zh/', { waitUntil: 'networkidle' });
  expect(requests.splice(0).filter((path) => /lookup\.json|words\.|pagefind|_astro\/box\./.test(path))).toEqual([]);
  const listAsked = (): string[] => requests.splice(0).map(nameFile).sort();
  await ask(page, pasted);
  expect(listAsked()).toEqual(['ModelNotOpen.advice.json', 'box.js', 'lookup.json']);
  await ask(page, '欠费');
  expect(listAsked()).toEqual(['AccountOverdueError.advice.json', 'unsure.js', 'words.han.json']);
  // Nothing certain, but plenty that holds all that was asked: the full text is for whoever wants more.
  await ask(page, '429');
  expect(listAsked()).toEqual(['429.advice.json', 'words.latin.json']);
  const count = await answers(page).count();
  await page.locator('[data-more]').click();
  await expect.poll(() => answers(page).count()).toBeGreaterThan(count);
  await answered(page, '429');
  expect(listAsked()).toEqual(expect.arrayContaining(['pagefind.js', 'slugs.json']));
  await expect(page.locator('[data-more]')).toBeHidden();
});

test('a question asked in a dialog that was never open is answered after four requests, and whole after three more', async ({ page }) => {
  await page.goto('/zh/errors/AccessDenied/', { waitUntil: 'networkidle' });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(nameFile(new URL(request.url()).pathname)));
  const release = await hold(page, '**/messages.json', '**/words.*.json', '**/*.advice.json');
  await press(page, '/');
  await page.keyboard.insertText('欠费');
  await expect(answers(page).first()).toHaveAttribute('data-code', 'AccountOverdueError');
  release();
  await answered(page, '欠费');
  await expect(answers(page).first()).toHaveAttribute('data-code', 'AccountOverdueError');
  expect(requests.sort()).toEqual([
    'AccountOverdueError.advice.json',
    'box.js',
    'box.json',
    'dialog.js',
    'messages.json',
    'unsure.js',
    'words.han.json',
  ]);
});

test('a long list is whole when the page says so; arrows choose each of its rows, Escape lets go, Enter opens', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'model');
  const ids = await options(page).evaluateAll((links) => links.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
  await expect(page.locator('[data-summary]')).toHaveText(useStrings('en')('box.count').replace('{count}', String(ids.length)));
  const chosen = results(page).locator('a[aria-selected="true"]');
  for (const id of ids.slice(0, 10)) {
    await field(page).press('ArrowDown');
    await expect(field(page)).toHaveAttribute('aria-activedescendant', id);
    await expect(chosen).toHaveId(id);
  }
  await field(page).press('Escape');
  await expect(chosen).toHaveCount(0);
  await field(page).press('ArrowDown');
  const target = (await chosen.getAttribute('href')) ?? '';
  await field(page).press('Enter');
  await expect(page).toHaveURL(new RegExp(target.replaceAll('.', '\\.')));
});

test('Escape empties the field and brings it back into sight', async ({ page }) => {
  await page.goto('/en/');
  await ask(page, 'model');
  for (let at = 0; at < 20; at++) await field(page).press('ArrowDown');
  await expect(field(page)).not.toBeInViewport();
  await field(page).press('Escape');
  await field(page).press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toBeInViewport({ ratio: 1 });
});
