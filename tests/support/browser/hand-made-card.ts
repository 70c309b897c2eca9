/** The answer card in a page, made from an explanation by hand: what it shows must hold whatever the engine and the catalog know today. */
import type { Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { join } from 'node:path';
import type { Answer, Explanation } from '../../../src/engine/types.ts';
import type { AdviceJson } from '../../../src/publish/advice/advice.ts';

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

const advice: AdviceJson = {
  steps: ['Look at the message.'],
  messages: {},
  labels: {},
  reasons: {},
  families: { range: { title: '', steps: ['Give `{param}` a value in its range.'] } },
  reasonCount: 0,
  links: {},
  byteplus: {},
  words: { param: 'the parameter in the message' },
};

export function explain(query: string, more: Partial<Explanation> = {}): Explanation {
  return { query, kind: 'paste', answers: [answer], values: [], requestIds: [], notes: [], ...more };
}

/** Goes to the search page and shows the card there. */
export async function showCard(page: Page, found: Explanation): Promise<void> {
  code ??= bundle();
  await page.goto('/en/search/');
  // The policy of the pages refuses scripts that are added to them; what the tool evaluates is not the page’s.
  await page.evaluate(
    `(() => { ${await code}
      const box = document.querySelector('ark-box');
      const { found, advice } = ${JSON.stringify({ found, advice }).replaceAll('<', '\\u003c')};
      box.querySelector('[data-card]').replaceChildren(arkCard.makeCard(arkCard.readGround(box), found, found.answers[0], advice));
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
