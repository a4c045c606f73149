import { parse } from "../language/parse.ts";
import { layout } from "../layout/layout.ts";
import type { Locale } from "../messages/message.ts";
import { lower } from "../model/lower.ts";
import { engineVersion } from "../version.ts";
import { answerDiagnostics } from "./diagnostics.ts";
import { answerLayout } from "./layout.ts";
import { answerModel } from "./model.ts";

export interface ParseOptions {
  readonly locale: Locale;
  /** Whether the answer has the drawing too. */
  readonly layout?: boolean | undefined;
  readonly density?: "standard" | "compact" | undefined;
  readonly orientation?: "horizontal" | "vertical" | undefined;
}

/** What the text means, with all that there is to say about it. Total: any text has an answer. */
export function answerParse(source: string, options: ParseOptions) {
  const { tree, diagnostics } = parse(source);
  const { model, diagnostics: meant } = lower(tree);
  const { density = "standard", orientation = "horizontal" } = options;
  return {
    engine: engineVersion,
    diagnostics: answerDiagnostics([...diagnostics, ...meant], source, options.locale),
    model: answerModel(model),
    ...(options.layout === true ? { layout: answerLayout(layout(model, { density, orientation })) } : {}),
  };
}
