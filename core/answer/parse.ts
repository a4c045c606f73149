import { parse } from "../language/parse.ts";
import { layout as place } from "../layout/layout.ts";
import type { Locale } from "../messages/message.ts";
import { lower } from "../model/lower.ts";
import { engineVersion } from "../version.ts";
import { answerDiagnostics } from "./diagnostics.ts";
import { answerLayout } from "./layout.ts";
import { answerModel } from "./model.ts";

export interface ParseOptions {
  readonly locale: Locale;
  /** Whether the answer has the drawing too. */
  readonly layout?: boolean;
  readonly density?: "standard" | "compact";
  readonly orientation?: "horizontal" | "vertical";
}

/** Body of `POST /api/parse`: what the text means, with all that there is to say about it. Total: any text has an answer. */
export function answerParse(source: string, options: ParseOptions) {
  const { tree, diagnostics } = parse(source);
  const lowered = lower(tree);
  const found = [...diagnostics, ...lowered.diagnostics];
  const { density = "standard", orientation = "horizontal" } = options;
  return {
    engine: engineVersion,
    diagnostics: answerDiagnostics(found, source, options.locale),
    model: answerModel(lowered.model),
    ...(options.layout === true ? { layout: answerLayout(place(lowered.model, { density, orientation })) } : {}),
  };
}
