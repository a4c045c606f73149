import type { FaultCode, ProblemCode } from "../codes.ts";

type Args = Readonly<Record<string, string | number>>;

interface Lost {
  readonly title: string;
  readonly text: string;
  readonly home: string;
}

/** What a catalogue must say: a missing translation does not compile. */
export interface Words {
  readonly problems: Readonly<Record<ProblemCode, { readonly title: string; readonly detail: (args: Args) => string }>>;
  /** What is wrong with a value; told the bound or the choices. */
  readonly faults: Readonly<Record<FaultCode, (bound: string) => string>>;
  /** The page at an address with nothing behind it. */
  readonly lost: Lost;
  /** The page at the address of a diagram that is not stored. */
  readonly unknown: Lost;
  /** The page at the address of a run that is not kept. */
  readonly unknownRun: Lost;
  /** What previews of a stored diagram say. */
  readonly stored: {
    readonly described: (counts: { readonly lanes: number; readonly nodes: number }) => string;
    readonly untitled: string;
    readonly image: (title: string) => string;
  };
}
