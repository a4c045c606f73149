import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "#core/engine/run";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { describe as describeModel, type Item } from "../../web/stage/describe.ts";
import { fill } from "../../web/stage/fill.ts";
import { foldLanes } from "../../web/stage/fold.ts";
import { hasChip } from "../../web/stage/labels.ts";
import { type StageWord, stageWords } from "../../web/stage/words.ts";

const seed = readFileSync(new URL("../fixtures/seed.fz", import.meta.url), "utf8");
const { model } = lower(parse(`${seed}\n// sim n8 -> n9 70%\n`).tree);
const idsOf = ({ nodes }: Model) => nodes.map(({ id }) => id);

describe("folding the seed's lanes", () => {
  const { model: folded, lanes } = foldLanes(model, "n1");

  test("leaves out the lane that Start's cases never come to", () => {
    expect(lanes.map(({ id }) => id)).toEqual(["Receiver"]);
    expect(folded.lanes.map(({ id }) => id)).toEqual(["Sender", "Delivery"]);
    expect(folded.starts.map(({ node }) => folded.nodes[node]!.id)).toEqual(["n1"]);
  });

  test("leaves nothing out where the cases come to every lane but one they start in", () => {
    expect(foldLanes(model, "n13").lanes.map(({ id }) => id)).toEqual(["Delivery"]);
  });

  test("keeps ids and order, and every index points at what it pointed at before", () => {
    expect(idsOf(folded)).toEqual(idsOf(model).slice(0, 12));
    folded.nodes.forEach((node, index) => {
      const before = model.nodes.find(({ id }) => id === node.id)!;
      expect(node.index).toBe(index);
      expect(folded.lanes[node.lane]!.id).toBe(model.lanes[before.lane]!.id);
      expect(node.outgoing.map((edge) => folded.edges[edge]!.id)).toEqual(
        before.outgoing.map((edge) => model.edges[edge]!.id),
      );
      for (const edge of node.incoming) expect(folded.edges[edge]!.to).toBe(index);
    });
    folded.edges.forEach((edge, index) => {
      expect(edge.index).toBe(index);
      expect(edge.id.split("#")[0]).toBe(`${folded.nodes[edge.from]!.id}->${folded.nodes[edge.to]!.id}`);
    });
    expect(folded.loops[0]!.members.map((node) => folded.nodes[node]!.id)).toEqual(["n7", "n8", "n10", "n11"]);
  });

  test("S7: the cases of the start run as they did", () => {
    const options = { cases: 500, seed: 7, limit: 10_000, trace: 0 };
    expect(run(folded, options).starts[0]!.cases_by_outcome).toEqual(run(model, options).starts[0]!.cases_by_outcome);
  });

  test("refuses what is no start, by name", () => {
    expect(() => foldLanes(model, "n2")).toThrow(/"n2"/);
  });
});

describe("a description", () => {
  const words = (key: string) => stageWords.en[key as StageWord];
  const items = describeModel(model, { words });
  const flat = (list: readonly Item[]): string[] => list.flatMap(({ text, items: below }) => [text, ...flat(below)]);

  test("names every lane, every node under its lane and every edge under its node", () => {
    expect(items.slice(0, 3).map(({ text }) => text)).toEqual(
      model.lanes.map(({ label }) => fill(words("describe.lane"), { lane: label })),
    );
    expect(items.slice(0, 3).map(({ items: nodes }) => nodes.length)).toEqual(
      model.lanes.map(({ nodes }) => nodes.length),
    );
    const edges = items.slice(0, 3).flatMap(({ items: nodes }) => nodes.flatMap(({ items: ways }) => ways));
    expect(edges).toHaveLength(model.edges.length);
  });

  test("tells shapes, starts, ends, odds and what the loop counter decides", () => {
    const texts = flat(items);
    expect(texts).toContain("Start, circle, cases start here");
    expect(texts).toContain("End, circle, ends here");
    expect(texts).toContain("2xx, to Mark as delivered, odds 70%");
    expect(texts).toContain("Max retries reached?, decision, decided by the loop counter");
    expect(texts).toContain("No, to POST to subscriber URL, repeats the loop");
  });

  test("L2: tells a loop's bound in both its numbers", () => {
    expect(items.at(-1)!.text).toContain("5 retries, 6 attempts");
  });
});

test("L4: an edge has an odds chip where chance decides, and none where the loop's counter does", () => {
  expect(model.edges.filter(hasChip).map(({ id }) => id)).toEqual(["n8->n9", "n8->n10", "n15->n16", "n15->n17"]);
});
