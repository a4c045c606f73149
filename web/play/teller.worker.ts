import { expandModel } from "#core/analysis/expand";
import type { ExactStart } from "#core/analysis/results";
import { solveExact } from "#core/analysis/solve";
import { warmupCases } from "#core/engine/arrivals";
import { compile } from "#core/engine/compile";
import type { Program } from "#core/engine/program";
import type { TraceColumns } from "#core/engine/results";
import { type Survey, survey } from "#core/engine/survey";
import { type Story, tellCase } from "#core/engine/tell-case";
import { trace } from "#core/engine/trace";
import type { Model } from "#core/model/model";
import { read } from "../reading.ts";
import { type CaseName, pickRows } from "./modes.ts";

/** What the page asks of its teller; the text is one without errors. */
export type TellerOrder = { readonly id: number; readonly text: string } & (
  | { readonly kind: "tell"; readonly name: CaseName }
  | { readonly kind: "survey"; readonly start: string }
  | { readonly kind: "solve" }
);

/** What the teller answers; `null` where the text has no such start. */
export type TellerAnswer =
  | {
      readonly id: number;
      readonly kind: "tell";
      readonly told: { readonly story: Story; readonly rows: TraceColumns } | null;
    }
  | { readonly id: number; readonly kind: "survey"; readonly survey: Survey | null }
  | { readonly id: number; readonly kind: "solve"; readonly starts: readonly ExactStart[] };

/** Cases that are looked at, and node visits that may take. */
const most = { cases: 100_000, visits: 4_000_000 };

let held: { readonly text: string; readonly model: Model; readonly program: Program } | null = null;

function prepare(text: string) {
  if (held?.text !== text) {
    const { model } = read(text);
    held = { text, model, program: compile(model) };
  }
  return held;
}

addEventListener("message", ({ data }: MessageEvent<TellerOrder>) => {
  const { model, program } = prepare(data.text);
  if (data.kind === "solve") {
    postMessage({ id: data.id, kind: "solve", starts: solveExact(expandModel(model)) } satisfies TellerAnswer);
    return;
  }
  const { seed, limit, cases, warmup } = model.settings;
  const wanted = data.kind === "tell" ? data.name.start : data.start;
  const start = program.starts.findIndex(({ node }) => program.nodes.id[node] === wanted);
  const first = program.starts.map(({ arrival }) => warmupCases(warmup, arrival));
  if (data.kind === "survey") {
    const count = Math.min(cases, most.cases);
    const found = start < 0 ? null : survey(model, program, start, first[start]!, count, seed, limit, most.visits);
    postMessage({ id: data.id, kind: "survey", survey: found } satisfies TellerAnswer);
    return;
  }
  const { name } = data;
  const told =
    start < 0
      ? null
      : {
          story: tellCase(model, program, start, name.case, seed, limit),
          rows: pickRows(
            trace(
              model,
              program,
              first.map((each, i) => (i === start ? name.case : each)),
              1,
              seed,
              limit,
            ),
            name,
          ),
        };
  postMessage({ id: data.id, kind: "tell", told } satisfies TellerAnswer);
});
