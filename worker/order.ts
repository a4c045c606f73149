import * as v from "valibot";
import type { Locale } from "#core/messages/message";
import { readOrder } from "./body.ts";
import type { Call } from "./env.ts";
import { chooseLocale } from "./locale.ts";
import { answerProblem } from "./problem.ts";

/** A request, understood: its diagram, its options, and the language of the answer. */
export interface Understood<Options> {
  readonly source: string;
  readonly options: Options;
  readonly locale: Locale;
}

/**
 * Reads and checks a request for a diagram. Options of a JSON body beat those of the query; unknown ones are ignored. Gives a problem with the
 * place of each wrong value (400), or what `readOrder` gives.
 */
export async function understand<Schema extends v.GenericSchema<unknown, { lang?: string | undefined }>>(
  call: Call,
  schema: Schema,
): Promise<Understood<v.InferOutput<Schema>> | Response> {
  const order = await readOrder(call.req.raw);
  if (order instanceof Response) return order;
  const given = v.safeParse(schema, { ...call.req.query(), ...order.options });
  if (!given.success) {
    const errors = given.issues.map((issue) => ({ at: v.getDotPath(issue) ?? "", detail: issue.message }));
    const detail = errors.map((one) => `${one.at}: ${one.detail}`).join("; ");
    return answerProblem(400, "bad-option", { detail, errors });
  }
  const locale = chooseLocale(given.output.lang, call.req.header("accept-language"));
  return { source: order.source, options: given.output, locale };
}
