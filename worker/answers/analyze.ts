import { type AnalyzeAnswer, answerAnalyze } from "#core/answer/analyze";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import type { Call } from "../env.ts";
import * as limits from "../limits.ts";
import { analyzeOptions } from "../options.ts";
import { type OptionsOf, readOrder } from "../order.ts";
import { answerProblem, refuseDiagram, refuseOptions } from "../problem.ts";

const bound = { figures: limits.figures, work: limits.exactWork };

/** Answers `POST /api/analyze`: exact answers; the same request gives the same bytes. */
export async function analyzeDiagram(call: Call): Promise<Response> {
  const order = await readOrder(call, analyzeOptions);
  if (order instanceof Response) return order;
  const { source, locale, options } = order;
  if (source.trim() === "") return answerProblem(locale, "empty-source");
  const refused = refuseSize(options, locale) ?? refuseAlone(options, locale);
  if (refused !== null) return refused;
  const begun = Date.now();
  const answer = answerAnalyze(source, { ...options, locale, bound });
  const headers = { "server-timing": `solve;dur=${Date.now() - begun}`, "content-language": locale };
  if (answer.kind !== "results") return refuse(answer, locale);
  if (!prefers(call.req.header("accept"), "text/csv", "application/json")) {
    return call.json(answer.body, 200, headers);
  }
  const { writeExactCsv } = await import("#core/formats/exact-csv");
  return call.body(writeExactCsv(answer.body), 200, {
    ...headers,
    "content-type": "text/csv; charset=utf-8; header=present",
  });
}

type Options = OptionsOf<typeof analyzeOptions>;

/** Each of these has a bound of its own. */
function refuseSize(options: Options, locale: Locale): Promise<Response> | null {
  const sizes = [
    ["steps", limits.distributionSteps],
    ["points", limits.sweepPoints],
    ["most", limits.sweepRepeats],
  ] as const;
  for (const [option, limit] of sizes) {
    const found = options[option] ?? 0;
    if (found > limit) return answerProblem(locale, "too-many-points", { option, found, limit }, { limit });
  }
  return null;
}

/** A goal and the edge that may be moved for it are asked for together. */
function refuseAlone({ goal, by }: Options, locale: Locale): Promise<Response> | null {
  if ((goal === undefined) === (by === undefined)) return null;
  const [at, other] = goal === undefined ? ["by", "goal"] : ["goal", "by"];
  return refuseOptions(locale, [{ at: at!, code: "beside", bound: other! }]);
}

function refuse(answer: Exclude<AnalyzeAnswer, { kind: "results" }>, locale: Locale): Promise<Response> {
  switch (answer.kind) {
    case "refused":
      return refuseDiagram(locale, answer.diagnostics);
    case "unknown":
      return refuseOptions(locale, [
        { at: answer.option, code: `unknown-${answer.what}`, bound: answer.near.join(", ") },
      ]);
    case "over-bound": {
      const { what, found, most: limit } = answer;
      return answerProblem(locale, what === "work" ? "too-much-work" : "too-many-figures", { found, limit }, { limit });
    }
  }
}
