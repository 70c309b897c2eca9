/** A reporter for `node --test` that writes how many tests passed and failed, in the form of Playwright’s own JSON reporter. */
import type { TestEvent } from 'node:test/reporters';

export default async function* count(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    // Each file has a summary too; the one over all names no file.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = data.counts;
    yield JSON.stringify({ stats: { expected: passed, unexpected: tests - passed - skipped - todo, skipped: skipped + todo, flaky: 0 } });
  }
}
