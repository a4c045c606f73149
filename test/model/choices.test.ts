import { expect, test } from "vitest";
import { listDecisions, listLoops } from "#core/model/choices";
import { seedPage } from "../diagrams.ts";
import { understand } from "./understand.ts";

test("the seed has two decisions by odds and one by its loop's counter", () => {
  const told = understand(seedPage);
  const decisions = listDecisions(told.model).map(({ node, kind, edges, loop }) => [
    ...told.ids([node]),
    kind,
    told.edgeIds(edges),
    loop,
  ]);
  expect(decisions).toEqual([
    ["n8", "odds", ["n8->n9", "n8->n10"], null],
    ["n11", "counter", ["n11->n12", "n11->n7"], 0],
    ["n15", "odds", ["n15->n16", "n15->n17"], null],
  ]);
  expect(listLoops(told.model)).toEqual([{ loop: 0, member: "n7", repeats: 5, passes: 6 }]);
});

test("a decision by attempt says so, one with a single edge is none", () => {
  const told = understand({
    nodes: ["n1 circle", "n2 diamond", "n3 diamond", "n4 circle"],
    edges: ["n1 n2", "n2 n3", "n3 n4", "n2 n4"],
    sims: ["n2 -> n3 10%, 20%"],
  });
  expect(listDecisions(told.model)).toEqual([{ node: 1, kind: "by attempt", edges: [1, 3], loop: null }]);
});

test("a loop is named by a member that no smaller loop has, if there is one (L2)", () => {
  const ring = {
    nodes: ["n1 circle", "n2 rectangle", "n3 diamond", "n4 circle"],
    edges: ["n1 n2", "n2 n3", "n3 n2", "n3 n4"],
  };
  const { model } = understand({ ...ring, loops: ["[a] n2 n3", "[b] n3", "[c] n3 n2"] });
  expect(listLoops(model).map(({ member, repeats, passes }) => [member, repeats, passes])).toEqual([
    ["n2", null, null],
    ["n3", null, null],
    [null, null, null],
  ]);
});
