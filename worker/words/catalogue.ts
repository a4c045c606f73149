import type { FaultCode, ProblemCode } from "../codes.ts";

type Args = Readonly<Record<string, string | number>>;

/** What a catalogue must say: a missing translation does not compile. */
export interface Words {
  readonly problems: Readonly<Record<ProblemCode, { readonly title: string; readonly detail: (args: Args) => string }>>;
  /** What is wrong with a value; told the bound or the choices. */
  readonly faults: Readonly<Record<FaultCode, (bound: string) => string>>;
  /** The page at an address with nothing behind it. */
  readonly lost: { readonly title: string; readonly text: string; readonly home: string };
}
