import * as v from "valibot";
import type { Locale } from "#core/messages/message";
import { readBody } from "./body.ts";
import { type FaultCode, faultCodes } from "./codes.ts";
import type { Call } from "./env.ts";
import { chooseLocale, learnLocale, localeOf } from "./locale.ts";
import { refuseOptions } from "./problem.ts";

/** A request, understood: its diagram, its options, and the language of the answer. */
export interface Order<Options> {
  readonly source: string;
  readonly options: Options;
  readonly locale: Locale;
}

/** What a schema of options gives. */
export type OptionsOf<Schema extends OptionSchema> = v.InferOutput<Schema>;

type OptionSchema = v.GenericSchema<unknown, { readonly lang?: string | undefined }>;

/**
 * Reads and checks a request for a diagram. Options of a JSON body beat those of the query; unknown ones are ignored. Gives a problem with the
 * place of each wrong value (400), or what `readBody` gives.
 */
export async function readOrder<Schema extends OptionSchema>(
  call: Call,
  schema: Schema,
): Promise<Order<OptionsOf<Schema>> | Response> {
  const accepted = call.req.header("accept-language");
  const asked = call.req.query("lang");
  const body = await readBody(call.req.raw, chooseLocale(asked, accepted));
  if (body instanceof Response) return body;
  const { lang } = body.options;
  const locale = chooseLocale(typeof lang === "string" ? lang : asked, accepted);
  await learnLocale(locale);
  const given = v.safeParse(schema, { ...call.req.query(), ...body.options }, { abortPipeEarly: true });
  if (given.success) return { source: body.source, options: given.output, locale };
  return refuseOptions(locale, given.issues.map(readFault));
}

/** Reads and checks the options of a request without a body. Gives a problem with the place of each wrong value (400). */
export async function readQuery<Schema extends OptionSchema>(
  call: Call,
  schema: Schema,
): Promise<OptionsOf<Schema> | Response> {
  const given = v.safeParse(schema, call.req.query(), { abortPipeEarly: true });
  return given.success ? given.output : refuseOptions(localeOf(call), given.issues.map(readFault));
}

/** The schemas of options give the code of a fault as their message. */
function readFault(issue: v.BaseIssue<unknown>) {
  const code: FaultCode = faultCodes.find((known) => known === issue.message) ?? "text";
  return { at: v.getDotPath(issue) ?? "", code, bound: String(issue.requirement ?? issue.expected ?? "") };
}
