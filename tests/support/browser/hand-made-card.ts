/** The answer card in a page, made from an explanation by hand: what it shows must hold whatever the engine and the catalogue know today. */
import type { Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { join } from 'node:path';
import type { Answer, Explanation } from '../../../src/engine/types.ts';
import type { AdviceJson, StatusAdviceJson } from '../../../src/publish/advice/advice.ts';

export const answer: Answer = {
  code: 'InvalidParameter',
  isCode: true,
  slug: 'InvalidParameter',
  title: 'A parameter is not valid',
  statuses: [400],
  category: 'parameters',
  actor: 'caller',
  retry: 'after-fix',
  confidence: 'exact',
  holds: true,
  evidence: [{ kind: 'code-in-text', detail: 'InvalidParameter' }],
  terms: [],
  score: 1,
};

export const advice: AdviceJson = {
  steps: ['Look at the message.'],
  messages: {},
  labels: {},
  reasons: {
    'above-limit': {
      title: '',
      steps: ['Set `{param}` to {limit} or less[[ (you sent {value})]]; see the [list](model-list).'],
      sure: 'official',
    },
    other: { title: '', steps: ['Something else.'], sure: 'inferred' },
  },
  families: { range: { title: '', steps: ['Give `{param}` a value in its range.'] } },
  reasonCount: 2,
  links: { 'model-list': 'https://www.volcengine.com/docs/82379/1330310' },
  byteplus: {},
  words: { param: 'the parameter in the message', limit: 'the limit in the message' },
};

export function explain(query: string, more: Partial<Explanation> = {}): Explanation {
  return { query, kind: 'paste', answers: [answer], values: [], requestIds: [], notes: [], ...more };
}

/** Goes to the search page and shows the card there. */
export async function showCard(page: Page, found: Explanation, file: AdviceJson | 'failed' = advice): Promise<void> {
  await show(page, `makeCard(ground, given.found, given.found.answers[0], given.file)`, { found, file });
}

export async function showStatusCard(page: Page, found: Explanation, file: StatusAdviceJson): Promise<void> {
  await show(page, `makeStatusCard(ground, given.found, given.found.status, given.file)`, { found, file });
}

async function show(page: Page, call: string, given: unknown): Promise<void> {
  code ??= bundle();
  await page.goto('/en/search/');
  // The policy of the pages refuses scripts that are added to them; what the tool evaluates is not the page’s.
  await page.evaluate(
    `(() => { ${await code}
      const box = document.querySelector('ark-box');
      const ground = arkCard.readGround(box);
      const given = ${JSON.stringify(given).replaceAll('<', '\\u003c')};
      box.querySelector('[data-card]').replaceChildren(arkCard.${call});
    })()`,
  );
}

let code: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const made = await rolldown({
    input: join(import.meta.dirname, 'card-parts.ts'),
    platform: 'browser',
    transform: { define: { 'import.meta.env': '{}' } },
  });
  const { output } = await made.generate({ format: 'iife', name: 'arkCard' });
  await made.close();
  return output[0].code;
}
