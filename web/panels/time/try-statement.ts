import { parse } from "#core/language/parse";
import { type Locale, message } from "#core/messages/message";

/** A diagram around one simulation line about its only node, `n1`. */
const frame = 'L { # L\nn1: rectangle label:"L"\n}\n';

/** Why the language would not read what is written behind `n1 takes` or `n1 arrives`, in words; `null` where it would. */
export function tryStatement(verb: "takes" | "arrives", text: string, locale: Locale): string | null {
  const { tree, diagnostics } = parse(`${frame}// sim n1 ${verb} ${text}`);
  const trouble = diagnostics.find(({ span }) => span.from >= frame.length);
  if (trouble !== undefined) return message(trouble, locale);
  return tree.sims.length === 1 ? null : "";
}
