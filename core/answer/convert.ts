import type { Converted, Loss } from "../formats/draft-diagram.ts";
import { findNotation } from "../formats/notation.ts";
import type { Notation, Target } from "../formats/notations.ts";
import { readBpmn } from "../formats/read-bpmn.ts";
import { readMermaid } from "../formats/read-mermaid.ts";
import { writeBpmn } from "../formats/write-bpmn.ts";
import { listAround, writeMermaid } from "../formats/write-mermaid.ts";
import { format } from "../language/format.ts";
import { countBytes, sourceLimit } from "../language/size.ts";
import { layout } from "../layout/layout.ts";
import { tellLoss } from "../messages/losses.ts";
import type { Locale } from "../messages/message.ts";
import { engineVersion } from "../version.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";
import { answerModel } from "./model.ts";
import { type Read, readSource } from "./read.ts";

export interface ConvertOptions {
  readonly locale: Locale;
  readonly to: Target;
  /** Found by the text's beginning if it is not told. */
  readonly from?: Notation | undefined;
}

/** A diagram in another notation. */
export interface ConvertBody {
  readonly engine: string;
  readonly from: Notation;
  readonly to: Target;
  readonly text: string;
  /** What could not be carried, each with its words. */
  readonly losses: readonly (Loss & { readonly message: string })[];
  /** About the diagram as FlowZap Code: the text itself where one of both is that, else what lies between. */
  readonly diagnostics: readonly DiagnosticAnswer[];
}

export type ConvertAnswer =
  | { readonly kind: "converted"; readonly body: ConvertBody }
  /** It cannot be read as the notation that it is said to be in, or seems to be. */
  | { readonly kind: "unreadable"; readonly from: Notation }
  /** The diagram has errors, so that nothing can be written from it. */
  | { readonly kind: "refused"; readonly diagnostics: readonly DiagnosticAnswer[] }
  /** As FlowZap Code it takes more bytes than a source may. */
  | { readonly kind: "too-large"; readonly found: number; readonly limit: number };

/** Carries a diagram from one notation into another, by way of FlowZap Code, and lists what could not be carried. The same request gives the same bytes. */
export function answerConvert(
  source: string,
  { locale, to, from = findNotation(source) }: ConvertOptions,
): ConvertAnswer {
  const taken = take(source, from);
  if (taken === null) return { kind: "unreadable", from };
  const found = countBytes(taken.text);
  if (found > sourceLimit) return { kind: "too-large", found, limit: sourceLimit };
  const read = readSource(taken.text);
  const diagnostics = answerDiagnostics(read.diagnostics, taken.text, locale);
  if (hasError(read.diagnostics) && (to !== "fz" || from === "fz")) return { kind: "refused", diagnostics };
  const given = give(read, to, from);
  const losses = [...taken.losses, ...given.losses].map((loss) => ({ ...loss, message: tellLoss(loss, locale) }));
  return { kind: "converted", body: { engine: engineVersion, from, to, text: given.text, losses, diagnostics } };
}

function take(source: string, from: Notation): Converted | null {
  switch (from) {
    case "fz":
      return { text: source, losses: [] };
    case "bpmn":
      return readBpmn(source);
    case "mermaid":
      return readMermaid(source);
  }
}

function give({ tree, model }: Read, to: Target, from: Notation): Converted {
  switch (to) {
    case "fz":
      return { text: from === "fz" ? format(tree) : tree.source, losses: [] };
    case "bpmn":
      return { text: writeBpmn(tree, model, layout(model), model.settings.seed), losses: listAround(tree) };
    case "mermaid":
      return writeMermaid(tree, model);
    case "json":
      return { text: `${JSON.stringify(answerModel(model), null, 2)}\n`, losses: listAround(tree) };
  }
}
