import * as v from "valibot";
import type { Locale } from "#core/messages/message";
import { readBody } from "./body.ts";
import { type FaultCode, faultCodes } from "./codes.ts";
import type { Call } from "./env.ts";
import { chooseLocale } from "./locale.ts";
import { answerProblem, type Fault } from "./problem.ts";
import { speak } from "./words/words.ts";

/** A request, understood: its diagram, its options, and the language of the answer. */
export interface Order<Options> {
  readonly source: string;
  readonly options: Options;
  readonly locale: Locale;
}

type OptionSchema = v.GenericSchema<unknown, { readonly lang?: string | undefined }>;

/**
 * Reads and checks a request for a diagram. Options of a JSON body beat those of the query; unknown ones are ignored. Gives a problem with the
 * place of each wrong value (400), or what `readBody` gives.
 */
export async function readOrder<Schema extends OptionSchema>(
  call: Call,
  schema: Schema,
): Promise<Order<v.InferOutput<Schema>> | Response> {
  const accepted = call.req.header("accept-language");
  const asked = call.req.query("lang");
  const body = await readBody(call.req.raw, chooseLocale(asked, accepted));
  if (body instanceof Response) return body;
  const { lang } = body.options;
  const locale = chooseLocale(typeof lang === "string" ? lang : asked, accepted);
  const given = v.safeParse(schema, { ...call.req.query(), ...body.options }, { abortPipeEarly: true });
  if (given.success) return { source: body.source, options: given.output, locale };
  const errors = given.issues.map((issue) => tellFault(issue, locale));
  const faults = errors.map(({ at, detail }) => `${at}: ${detail}`).join("; ");
  return answerProblem(locale, "bad-option", { faults }, { errors });
}

/** The schemas of options give the code of a fault as their message. */
function tellFault(issue: v.BaseIssue<unknown>, locale: Locale): Fault {
  const code: FaultCode = faultCodes.find((known) => known === issue.message) ?? "text";
  const bound = String(issue.requirement ?? issue.expected ?? "");
  return { at: v.getDotPath(issue) ?? "", code, detail: speak(locale).faults[code](bound) };
}
