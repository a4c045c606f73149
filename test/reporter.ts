import { writeSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/**
 * Closes a run with the one line `N passed, N failed` over all projects, printed as the process ends so that nothing
 * follows it. A test file that could not be loaded and an error outside any test count as one failure each, and a run
 * that fails in any other way as one.
 */
export default class ClosingLine implements Reporter {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  onInit(): void {
    process.once("exit", (code) => {
      const failed = code === 0 ? this.failed : Math.max(1, this.failed);
      const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : "";
      writeSync(1, `${this.passed} passed, ${failed} failed${skipped}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.passed = 0;
    this.skipped = 0;
    this.failed = unhandledErrors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") this.passed++;
        else if (state === "skipped") this.skipped++;
        else failedHere++;
      }
      this.failed += failedHere === 0 && !module.ok() ? 1 : failedHere;
    }
  }
}
