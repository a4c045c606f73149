import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, longest first: begun early, none of them is left to run alone at the end. */
const longest: readonly string[] = [
  "layout/faults",
  "browser/stage-big",
  "browser/page",
  "layout/before",
  "browser/exact",
  "browser/player",
  "browser/compare",
  "laws/mutations",
  "browser/embeds",
  "workerd/bounds",
  "worker/stored",
  "browser/cores",
  "browser/files",
  "browser/ways",
  "laws/timed.laws",
  "model/laws",
  "language/time",
];

/** Runs the longest files first, the others in Vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
