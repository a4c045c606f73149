import type { Figures } from "../i18n/figures.ts";
import type { CompareAnswer } from "./compare.worker.ts";
import type { CompareWords } from "./words/en.ts";

/** An outcome of both sides, as fractions, with what the paired run found of their difference. */
export interface ComparedOutcome {
  readonly id: string;
  readonly label: string;
  readonly a: number;
  readonly b: number;
  /** `null` where no case of the paired run came to it. */
  readonly paired: { readonly difference: number; readonly ci95: readonly [number, number] } | null;
}

/** The figures of a comparison, exact where both sides are. */
export interface Compared {
  readonly exact: boolean;
  readonly outcomes: readonly ComparedOutcome[];
  readonly steps: { readonly a: number | null; readonly b: number | null; readonly difference: number };
}

/** Differences below this are rounding. */
const nothing = 1e-13;

/** Puts the figures of both sides beside each other; in the order of A, what only B has at the end. */
export function putTogether({ exact: [a, b], paired }: CompareAnswer): Compared {
  const both = a?.exact === true && b?.exact === true;
  const found = new Map((paired?.outcomes ?? []).map((outcome) => [outcome.id, outcome]));
  if (both) {
    const labels = new Map([...a.outcomes, ...b.outcomes].map(({ id, label }) => [id, label]));
    const shareOf = (side: typeof a, id: string) => side.outcomes.find((each) => each.id === id)?.probability ?? 0;
    const outcomes = [...labels].map(([id, label]) => {
      return { id, label, a: shareOf(a, id), b: shareOf(b, id), paired: found.get(id) ?? null };
    });
    const steps = { a: a.steps.mean, b: b.steps.mean, difference: b.steps.mean - a.steps.mean };
    return { exact: true, outcomes: outcomes.filter((each) => each.a > 0 || each.b > 0), steps };
  }
  const cases = paired?.cases ?? 1;
  return {
    exact: false,
    outcomes: [...found.values()].map((each) => ({ ...each, a: each.a / cases, b: each.b / cases, paired: each })),
    steps: { a: null, b: null, difference: paired?.steps.difference ?? 0 },
  };
}

/** The verdict on one outcome in a sentence, and what it is drawn from in another. */
export function tellVerdict(
  { outcomes, steps }: Compared,
  outcome: string | null,
  write: (share: number) => string,
  words: CompareWords,
  figures: Figures,
): readonly [string, string] {
  const moved = Math.abs(steps.difference) > nothing ? Math.abs(steps.difference) : 0;
  const size = figures.decimal(moved, moved < 10 ? 2 : 0);
  const stepNote = moved === 0 ? "" : steps.difference < 0 ? words.fewer(size) : words.more(size);
  const one = outcomes.find(({ id }) => id === outcome) ?? outcomes[0];
  if (one === undefined) return [words.unlike, ""];
  const { label, a, b } = one;
  const note = [words.from(label, write(a), write(b)), stepNote].filter(Boolean).join(" ");
  if (Math.abs(a - b) <= nothing) return [words.equal(label), stepNote];
  if (b === 0) return [words.never(label), note];
  if (a === 0) return [words.only(label), note];
  const ratio = a > b ? a / b : b / a;
  const times = figures.decimal(ratio, ratio < 1.095 ? 2 : ratio < 9.95 ? 1 : 0);
  return [a > b ? words.rarer(label, times) : words.oftener(label, times), note];
}
