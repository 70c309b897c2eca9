/** After Playwright’s own summary, one plain line that any program can read: `N passed, N failed`. */
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';

export default class ClosingLine implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  // The last call of all, so that nothing is printed after it.
  async onExit(): Promise<void> {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'unexpected') count.failed += 1;
      // A test that was never reached, after a failed build say, has no result and counts as skipped.
      else if (outcome === 'skipped' || test.results.length === 0) count.skipped += 1;
      else count.passed += 1;
    }
    const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
    await new Promise<void>((done) => {
      process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`, () => done());
    });
  }
}
