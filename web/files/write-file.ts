import { answerSimulate } from "#core/answer/simulate";
import type { TraceColumns } from "#core/engine/results";
import { run } from "#core/engine/run";
import { writeCsv } from "#core/formats/csv";
import { writeOcel } from "#core/formats/ocel";
import { writeBpmn } from "#core/formats/write-bpmn";
import { writeMermaid } from "#core/formats/write-mermaid";
import { writeXes } from "#core/formats/xes";
import { layout } from "#core/layout/layout";
import type { Model } from "#core/model/model";
import { renderSvg } from "#core/render/svg";
import { escapeXml, write } from "#core/render/xml";
import { engineVersion } from "#core/version";
import { read } from "../reading.ts";
import type { FilmOrder } from "./film.ts";
import type { WrittenKind } from "./kinds.ts";
import { type Origin, sayOrigin } from "./origin.ts";

/** What a file is made from. */
export interface FileOrder {
  readonly text: string;
  readonly locale: "en" | "fr";
  readonly theme: "light" | "dark";
}

/** The text of a file, what it is, and what it was made from. */
export interface WrittenFile {
  readonly origin: Origin;
  readonly body: string;
  readonly type: string;
  readonly extension: string;
}

/** Cases that event logs and moving pictures are made from, and cases of a table of results, at most. */
const tracedCases = 200;
const mostCases = 100_000;

/** Writes a file of a text. Throws RangeError where the text has errors; the text itself is given all the same. */
export function writeFile(kind: WrittenKind, order: FileOrder): WrittenFile {
  const understood = understand(order.text);
  if (understood.errors.length > 0 && kind !== "text") throw new RangeError("the text has errors");
  const [extension, type] = endings[kind];
  return { body: compose(kind, order, understood), type, extension, origin: understood.origin };
}

const endings: Readonly<Record<WrittenKind, readonly [extension: string, type: string]>> = {
  svg: ["svg", "image/svg+xml"],
  moving: ["svg", "image/svg+xml"],
  csv: ["csv", "text/csv;charset=utf-8"],
  semicolon: ["csv", "text/csv;charset=utf-8"],
  json: ["json", "application/json"],
  xes: ["xes", "application/xml"],
  ocel: ["jsonocel", "application/json"],
  bpmn: ["bpmn", "application/xml"],
  mermaid: ["mmd", "text/plain;charset=utf-8"],
  text: ["fz", "text/plain;charset=utf-8"],
};

function compose(kind: WrittenKind, order: FileOrder, { tree, model, origin }: Understood): string {
  const { text } = order;
  const { seed } = origin;
  const log = () => ({ model, trace: traceCases(model), seed, text });
  switch (kind) {
    case "svg":
      return draw(order, model, null, origin);
    case "moving":
      return draw(order, model, traceCases(model), origin);
    case "csv":
    case "semicolon":
      return writeCsv(simulate(order, model), kind === "csv" ? "comma" : "semicolon", text);
    case "json":
      return `${JSON.stringify({ ...simulate(order, model), text }, null, 2)}\n`;
    case "xes":
      return writeXes(log());
    case "ocel":
      return writeOcel(log());
    case "bpmn":
      return writeBpmn(tree, model, layout(model), seed);
    case "mermaid": {
      const told = sayOrigin(origin).replace(/^/gm, "%% ");
      return writeMermaid(tree, model).text.replace("\n", () => `\n${told}\n`);
    }
    case "text":
      return text;
  }
}

/** What a moving picture of a text is drawn from. Throws as `writeFile` does. */
export function orderFilm({ text, locale, theme }: FileOrder): FilmOrder {
  const { model, origin, errors } = understand(text);
  if (errors.length > 0) throw new RangeError("the text has errors");
  return { model, layout: layout(model, { odds: true }), trace: traceCases(model), theme, locale, origin };
}

type Understood = ReturnType<typeof understand>;

function understand(text: string) {
  const { tree, model, errors } = read(text);
  const origin: Origin = { engine: engineVersion, seed: model.settings.seed, text };
  return { tree, model, errors, origin };
}

function traceCases(model: Model): TraceColumns {
  const { seed, limit } = model.settings;
  const cases = Math.min(tracedCases, model.settings.cases);
  const results = run(model, { cases, seed, limit, trace: cases });
  if ("kind" in results || results.trace === undefined) throw new RangeError("no trace");
  return results.trace;
}

function simulate({ text, locale }: FileOrder, { settings }: Model) {
  const answer = answerSimulate(text, { locale, cases: Math.min(mostCases, settings.cases), exact: true });
  if (answer.kind !== "results") throw new RangeError(answer.kind);
  return answer.body;
}

/** The diagram as an SVG document; its origin stands in its metadata, where it is not drawn. */
function draw({ locale, theme }: FileOrder, model: Model, trace: TraceColumns | null, origin: Origin): string {
  const svg = renderSvg(model, layout(model, { odds: true }), { theme, locale, trace });
  const end = svg.indexOf(">") + 1;
  return svg.slice(0, end) + write("metadata", {}, escapeXml(sayOrigin(origin))) + svg.slice(end);
}
