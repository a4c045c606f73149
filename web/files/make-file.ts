import { answerSimulate } from "#core/answer/simulate";
import type { TraceColumns } from "#core/engine/results";
import { run } from "#core/engine/run";
import { writeCsv } from "#core/formats/csv";
import { writeOcel } from "#core/formats/ocel";
import { writeBpmn } from "#core/formats/write-bpmn";
import { writeXes } from "#core/formats/xes";
import { layout } from "#core/layout/layout";
import { renderSvg } from "#core/render/svg";
import { escapeXml, write } from "#core/render/xml";
import { engineVersion } from "#core/version";
import { read } from "../reading.ts";
import type { State } from "../state.ts";
import type { FileKind } from "./kinds.ts";

/** A file to save. */
export interface MadeFile {
  readonly blob: Blob;
  readonly extension: string;
}

/** Cases that event logs and moving pictures are made from, and cases of a table of results, at most. */
const tracedCases = 200;
const mostCases = 100_000;

/** Makes a file of the text on show. Throws RangeError where the text has errors, and what the browser throws where it cannot. */
export async function makeFile(kind: FileKind, { text, locale }: Pick<State, "text" | "locale">): Promise<MadeFile> {
  const { tree, model, errors } = read(text);
  if (errors.length > 0 && kind !== "text") throw new RangeError("the text has errors");
  const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  const { seed } = model.settings;
  const plain = (body: string, type: string, extension: string): MadeFile => ({
    blob: new Blob([body], { type }),
    extension,
  });
  const drawn = () => layout(model, { odds: true });
  const origin = { engine: engineVersion, seed, text };
  const draw = (trace: TraceColumns | null) => sign(renderSvg(model, drawn(), { theme, locale, trace }), origin);

  function trace(): TraceColumns {
    const cases = Math.min(tracedCases, model.settings.cases);
    const results = run(model, { cases, seed, limit: model.settings.limit, trace: cases });
    if ("kind" in results || results.trace === undefined) throw new RangeError("no trace");
    return results.trace;
  }

  function simulate() {
    const answer = answerSimulate(text, { locale, cases: Math.min(mostCases, model.settings.cases), exact: true });
    if (answer.kind !== "results") throw new RangeError(answer.kind);
    return answer.body;
  }

  switch (kind) {
    case "svg":
      return plain(draw(null), "image/svg+xml", "svg");
    case "moving":
      return plain(draw(trace()), "image/svg+xml", "svg");
    case "png":
    case "png2": {
      const { drawPng } = await import("./png.ts");
      return { blob: await drawPng(draw(null), kind === "png2" ? 2 : 1, origin), extension: "png" };
    }
    case "gif": {
      const { drawGif } = await import("./gif.ts");
      return { blob: await drawGif(model, drawn(), trace(), { theme, locale, origin }), extension: "gif" };
    }
    case "csv":
    case "semicolon":
      return plain(writeCsv(simulate(), kind === "csv" ? "comma" : "semicolon"), "text/csv;charset=utf-8", "csv");
    case "json":
      return plain(`${JSON.stringify({ ...simulate(), text }, null, 2)}\n`, "application/json", "json");
    case "xes":
      return plain(writeXes({ model, trace: trace(), seed, text }), "application/xml", "xes");
    case "ocel":
      return plain(writeOcel({ model, trace: trace(), seed, text }), "application/json", "jsonocel");
    case "bpmn":
      return plain(writeBpmn(tree, model, layout(model), seed), "application/xml", "bpmn");
    case "text":
      return plain(text, "text/plain;charset=utf-8", "fz");
  }
}

/** What a file was made from. */
export interface Origin {
  readonly engine: string;
  readonly seed: number;
  readonly text: string;
}

/** Puts engine version, seed and text into an SVG document, where they are not drawn. */
function sign(svg: string, { engine, seed, text }: Origin): string {
  const end = svg.indexOf(">") + 1;
  const metadata = write("metadata", {}, escapeXml(`Flowodds ${engine}, seed ${seed}\n${text}`));
  return svg.slice(0, end) + metadata + svg.slice(end);
}
