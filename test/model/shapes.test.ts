import { expect, test } from "vitest";
import { understand } from "./understand.ts";

/** Loops as people really write them: the line lists what stands in one lane, the cycle runs through others. */

test("a lane lists its three steps, the way back leads to another lane: that edge repeats, and nothing asks for the count (L1, L5)", () => {
  const told = understand({
    nodes: [
      "Desk/n1 circle Ask",
      "Desk/n2 rectangle Write form",
      "Desk/n3 diamond Form complete?",
      "Desk/n4 circle Filed",
      "Mail/n5 rectangle Note what is missing",
      "Mail/n6 rectangle Send letter",
      "Mail/n7 rectangle Wait for answer",
    ],
    edges: ["n1 n2", "n2 n3", "n3 n4 Yes", "n3 n5 No", "n5 n6", "n6 n7", "n7 n2 Retry"],
    loops: ["[retry up to 5 times] n5 n6 n7"],
  });
  const loop = told.loop(0);
  expect(told.edgeIds(loop.repeatEdges)).toEqual(["n7->n2"]);
  expect(told.ids(loop.scope)).toEqual(["n2", "n3", "n5", "n6", "n7"]);
  expect(loop.counterDecisions).toEqual([]);
  expect(told.outcomes()).toEqual(["n1: n4, spent:n7"]);
});

test("the guard of a retry stands in another lane than the try: it decides by the count, and nothing is spent (L4)", () => {
  const told = understand({
    nodes: [
      "Shop/n1 circle Order",
      "Shop/n2 rectangle Charge card",
      "Shop/n3 diamond Charged?",
      "Shop/n4 circle Paid",
      "Bank/n5 diamond Tries left?",
      "Bank/n6 rectangle Pause",
      "Bank/n7 rectangle Ask again",
      "Bank/n8 rectangle Give up",
    ],
    edges: ["n1 n2", "n2 n3", "n3 n4 Yes", "n3 n5 No", "n5 n6 Yes", "n5 n8 No", "n6 n7", "n7 n2 Retry"],
    loops: ["[retry up to 3 times] n5 n6 n7"],
  });
  expect(told.node("n5").passing).toMatchObject({ kind: "counter", loop: 0 });
  expect(told.outcomes()).toEqual(["n1: n4, n8"]);
  expect(told.codes).toEqual([]);
});

test("a round of review that returns into the author's loop owns its own way back, and the author's loop keeps its own (L3)", () => {
  const told = understand({
    nodes: [
      "Author/n1 circle Begin",
      "Author/n2 rectangle Draft",
      "Author/n3 diamond Happy?",
      "Author/n4 rectangle Rework",
      "Editor/n5 rectangle Read",
      "Editor/n6 diamond Accept?",
      "Editor/n7 rectangle Comment",
      "Editor/n8 circle Print",
    ],
    edges: ["n1 n2", "n2 n3", "n3 n2 not yet", "n3 n5 yes", "n5 n6", "n6 n8 yes", "n6 n7 no", "n7 n4", "n4 n2"],
    loops: ["[until happy] n2 n3", "[review rounds, max 4] n5 n6 n7 n4"],
  });
  expect(told.model.loops.map(({ repeatEdges, bound }) => [told.edgeIds(repeatEdges), bound])).toEqual([
    [["n3->n2"], null],
    [["n4->n2"], 4],
  ]);
  expect(told.ids(told.loop(0).scope)).toEqual(["n2", "n3"]);
  expect(told.ids(told.loop(1).scope)).toEqual(["n2", "n3", "n4", "n5", "n6", "n7"]);
});

test("a return from deep behind the loop widens its scope to all that can come back (L3)", () => {
  const told = understand({
    nodes: [
      "Form/n1 circle Open",
      "Form/n2 rectangle Fill in",
      "Form/n3 rectangle Send",
      "Check/n4 rectangle Receive",
      "Check/n5 diamond Readable?",
      "Check/n6 rectangle Weigh up",
      "Check/n7 diamond Enough?",
      "Check/n8 circle Done",
    ],
    edges: ["n1 n2", "n2 n3", "n3 n4", "n4 n5", "n5 n2 no", "n5 n6 yes", "n6 n7", "n7 n4 look again", "n7 n8 yes"],
    loops: ["[until readable] n2 n3 n4 n5"],
  });
  expect(told.edgeIds(told.loop(0).repeatEdges)).toEqual(["n5->n2"]);
  expect(told.ids(told.loop(0).scope)).toEqual(["n2", "n3", "n4", "n5", "n6", "n7"]);
});

test("a loop over steps whose way back was never drawn repeats before its last decision is asked (L6)", () => {
  const told = understand({
    nodes: [
      "n1 circle",
      "n2 rectangle Look up",
      "n3 diamond Found?",
      "n4 rectangle Order",
      "n5 diamond Confirmed?",
      "n6 circle",
      "n7 circle",
    ],
    edges: ["n1 n2", "n2 n3", "n3 n6 yes", "n3 n4 no", "n4 n5", "n5 n6 yes", "n5 n7 no"],
    loops: ["[until confirmed] n2 n3 n4 n5"],
  });
  expect(told.edge("n5->n2")).toMatchObject({ implicit: true, odds: [0.5] });
  expect(told.node("n5")).toMatchObject({ implicitRepeat: 7, passing: { kind: "odds" } });
});

test("a rectangle that retries or gives up reads as a choice; as long as it splits, its spent copies end there (S4, L5)", () => {
  const sketch = {
    nodes: [
      "n1 circle",
      "n2 rectangle Charge",
      "n3 diamond Charged?",
      "n4 rectangle Try another card",
      "n5 circle",
      "n6 circle",
    ],
    edges: ["n1 n2", "n2 n3", "n3 n5 Yes", "n3 n4 No", "n4 n2 Retry", "n4 n6 3 failures"],
    loops: ["[max 3 times] n2 n3 n4"],
  };
  const told = understand(sketch);
  expect(told.outcomes()).toEqual(["n1: n5, n6, spent:n4"]);
  const chosen = told.take(told.finding("flow/alternatives").fixes[0]);
  expect(chosen.outcomes()).toEqual(["n1: n5, n6"]);
});

test("a file of loose nodes and a loop over them: all start, nothing repeats, and each is told (S1, L1)", () => {
  const told = understand({
    nodes: ["n1 rectangle Sort", "n2 rectangle Wash", "n3 diamond Clean?"],
    loops: ["[retry until clean] n1 n2 n3"],
  });
  expect(told.outcomes()).toEqual(["n1: n1", "n2: n2", "n3: n3"]);
  expect(told.codes).toEqual(["flow/isolated", "flow/isolated", "flow/isolated", "flow/loop-unlinked"]);
});

test("two decisions of one loop ask for the count with different polarity: both follow it by where they lead (L4)", () => {
  const told = understand({
    nodes: [
      "n1 circle",
      "n2 rectangle Call",
      "n3 diamond Attempt limit reached?",
      "n4 rectangle Wait",
      "n5 diamond Any retries left?",
      "n6 circle Given up",
      "n7 circle Also given up",
    ],
    edges: ["n1 n2", "n2 n3", "n3 n6 Yes", "n3 n4 No", "n4 n5", "n5 n2 Yes", "n5 n7 No"],
    loops: ["[up to 2 retries] n2 n3 n4 n5"],
  });
  const paths = ["n3", "n5"].map((id) => {
    const { passing } = told.node(id);
    return passing.kind === "counter" ? [told.edgeIds(passing.toward), told.edgeIds(passing.exits)] : passing.kind;
  });
  expect(paths).toEqual([
    [["n3->n4"], ["n3->n6"]],
    [["n5->n2"], ["n5->n7"]],
  ]);
});
