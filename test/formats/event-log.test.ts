import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { run } from "#core/engine/run";
import { writeInstant } from "#core/formats/instant";
import { writeOcel } from "#core/formats/ocel";
import { readVisits } from "#core/formats/visits";
import { writeXes } from "#core/formats/xes";
import { patternNames, readPattern } from "../../web/gallery/gallery.ts";
import { read } from "../../web/reading.ts";
import { readXml } from "../render/read-xml.ts";

const cases = 60;
const samples = patternNames.map((name) => {
  const text = readPattern(name, "en");
  const { model } = read(text);
  const order = { cases, seed: 7, limit: 10_000, trace: cases };
  const results = run({ ...model, settings: { ...model.settings, warmup: { value: 0, unit: "cases" } } }, order);
  if ("kind" in results || results.trace === undefined) throw new Error("no trace");
  return { name, text, model, results, source: { model, trace: results.trace, seed: 7, text } };
});

test("an instant is what a calendar says, to the microsecond", () => {
  const start = Date.UTC(2000, 0, 1);
  for (const seconds of [0, 0.000001, 59.999, 86_399, 5_097_600, 31_536_000 * 30, 1e9 - 1, 3_155_760_000]) {
    const expected = new Date(start + Math.floor(seconds) * 1000).toISOString().slice(0, 19);
    expect(writeInstant(seconds).slice(0, 19)).toBe(expected);
  }
  expect(writeInstant(1.25)).toBe("2000-01-01T00:00:01.250000Z");
  expect(writeInstant(0.9999999)).toBe("2000-01-01T00:00:00.999999Z");
});

describe.each(samples)("the event log of $name", ({ model, results, source, text }) => {
  const all = readVisits(model, source.trace);

  test("has as many visits as the cases took steps (S8), each between its coming and its end", () => {
    const steps = results.starts.reduce((sum, one) => sum + one.steps.mean * one.cases, 0);
    const turned = results.starts.flatMap(({ outcomes }) => outcomes).some(({ id }) => id.startsWith("turned-away"));
    const visits = all.flatMap((one) => one.visits);
    if (!turned) expect(visits.length).toBe(Math.round(steps));
    for (const { arrived, begun, completed } of visits) {
      expect(arrived).toBeLessThanOrEqual(begun);
      expect(begun).toBeLessThanOrEqual(completed);
    }
  });

  test("counts the outcomes of the run", () => {
    for (const { start, outcomes } of results.starts) {
      for (const { id, count } of outcomes) {
        const own = all.filter((one) => one.start === start && one.outcomes.includes(id));
        expect([id, own.length]).toEqual([id, count]);
      }
    }
  });

  test("is well-formed XES whose traces are in order of time, and has text, seed and engine in it", () => {
    const xes = writeXes(source);
    // The reader of images knows neither declarations nor numbered entities.
    readXml(
      xes
        .slice(xes.indexOf("<log"))
        .trimEnd()
        .replaceAll(/&#(?:9|10|13);/g, " "),
    );
    expect(xes.match(/<trace>/g)).toHaveLength(all.length);
    const stamp = /<date key="time:timestamp" value="([^"]+)"/g;
    for (const trace of xes.split("<trace>").slice(1)) {
      const times = [...trace.matchAll(stamp)].map(([, time]) => time!);
      expect(times).toEqual([...times].sort());
    }
    const starts = xes.match(/transition" value="start"/g)?.length ?? 0;
    const activities = all.flatMap((one) => one.visits).filter(({ node }) => node.shape === "rectangle").length;
    expect(starts).toBe(activities);
    expect(xes).toContain('key="flowodds:seed" value="7"');
    expect(xes).toContain(text.split("\n")[0]!);
  });

  test("is OCEL 2.0: every event has a declared type and names objects that are there", () => {
    const log = JSON.parse(writeOcel(source));
    const types = new Map(log.eventTypes.map((one: { name: string }) => [one.name, one]));
    const objects = new Set(log.objects.map(({ id }: { id: string }) => id));
    expect(types.size).toBe(model.nodes.length);
    expect(objects.size).toBe(log.objects.length);
    expect(new Set(log.events.map(({ id }: { id: string }) => id)).size).toBe(log.events.length);
    for (const { type, time, relationships } of log.events) {
      expect(types.has(type)).toBe(true);
      expect(Number.isNaN(Date.parse(time))).toBe(false);
      for (const { objectId } of relationships) expect(objects.has(objectId)).toBe(true);
    }
    for (const { type } of log.objects) {
      expect(log.objectTypes.map(({ name }: { name: string }) => name)).toContain(type);
    }
    const run = log.objects.find(({ id }: { id: string }) => id === "run");
    expect(run.attributes.find(({ name }: { name: string }) => name === "flowodds:text").value).toBe(text);
  });
});

/** Of an event log as pm4js reads it: the text kept in it, and of each case its name and what was completed, node by node. */
interface ReadLog {
  readonly text: string;
  readonly cases: readonly { readonly name: string; readonly completed: readonly string[] }[];
}

/** pm4js adds to the globals and the prototypes of its process, so it has one of its own. */
const reading = `
  const logs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  require("pm4js");
  const value = (of, key) => of.attributes[key].value;
  const cases = (log) => log.traces.map((trace) => ({
    name: value(trace, "concept:name"),
    completed: trace.events.filter((one) => value(one, "lifecycle:transition") === "complete").map((one) => value(one, "flowodds:node")),
  }));
  const read = logs.map((xes) => XesImporter.apply(xes)).map((log) => ({ text: value(log, "flowodds:text"), cases: cases(log) }));
  process.stdout.write(JSON.stringify(read));
`;

test("an independent reader of XES, pm4js, finds in each log the text, and every case with every node that it came through", () => {
  const logs = samples.map(({ source }) => writeXes(source));
  const options = { input: JSON.stringify(logs), encoding: "utf8", maxBuffer: 2 ** 26 } as const;
  const found = JSON.parse(execFileSync(process.execPath, ["-e", reading], options)) as readonly ReadLog[];
  samples.forEach(({ name, model, source, text }, i) => {
    const cases = readVisits(model, source.trace).map((one) => ({
      name: `${one.start}/${one.case}`,
      completed: one.visits.map(({ node }) => node.id).sort(),
    }));
    const log = found[i]!;
    expect(log.text, name).toBe(text);
    expect(log.cases.map((one) => ({ ...one, completed: [...one.completed].sort() }))).toEqual(cases);
  });
  const events = found.flatMap((log) => log.cases.flatMap(({ completed }) => completed)).length;
  console.log(
    `pm4js reads ${found.flatMap((log) => log.cases).length} cases, ${events} completed visits of ${found.length} logs`,
  );
});
