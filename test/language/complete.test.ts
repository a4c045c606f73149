import { describe, expect, test } from "vitest";
import { complete } from "#core/language/complete";

const diagram = [
  "Front desk { # Front office",
  'n1: circle label:"Start"',
  'n2: diamond label:"Ok?"',
  "n1.handle(right) -> n2.handle(left)",
  'n2.handle(right) -> n1.handle(top) [label="Yes"]',
  'n2.handle(top) -> n1.handle(top) [label="No"]',
  "loop [twice] n2 n1",
  "}",
  "Back {",
  "n3: rectangle",
  "",
].join("\n");

function at(line: string): ReturnType<typeof complete> {
  const source = diagram + line;
  return complete(source, source.length);
}

function offer(line: string): readonly string[] {
  return at(line).options.map(({ label }) => label);
}

describe("what is offered fits the place", () => {
  test("in a node: its shape, then the attributes that it does not have yet", () => {
    expect(offer("n4: ")).toEqual(["circle", "rectangle", "diamond", "taskbox"]);
    expect(offer("n4: rec")).toEqual(["circle", "rectangle", "diamond", "taskbox"]);
    expect(offer("n4: circle ")).toEqual(["label", "owner", "description", "system"]);
    expect(offer('n4: circle label:"x" ')).toEqual(["owner", "description", "system"]);
    expect(offer("n4: circle label:")).toEqual([]);
  });

  test("in an edge: its ends with the usual side, the nodes of a lane, sides, its label", () => {
    expect(offer("")).toEqual(["loop", "n1", "n2", "n3"]);
    expect(at("").options[1]).toMatchObject({ detail: "Start", kind: "node", insert: "n1.handle(right)" });
    expect(offer("n3.handle(right) -> ")).toEqual(["Front desk", "Back", "n1", "n2", "n3"]);
    expect(offer("n3.handle(right) -> Front desk.")).toEqual(["n1", "n2"]);
    expect(at("n3.handle(right) -> Front desk.").options[0]?.insert).toBe("n1.handle(left)");
    expect(offer("n3.")).toEqual(["handle"]);
    expect(at("n3.handle(right) -> n1.").options[0]?.insert).toBe("handle(left)");
    expect(offer("n3.handle(")).toEqual(["left", "right", "top", "bottom"]);
    expect(at("n3.handle(right) -> n1.handle(left) [").options[0]?.insert).toBe('label="');
  });

  test("in a loop: nodes", () => {
    expect(offer("loop [twice] ")).toEqual(["n1", "n2", "n3"]);
    expect(offer("loop [")).toEqual([]);
  });

  test("in a simulation line: statements, names, and the words that follow", () => {
    expect(offer("// ")).toEqual(["sim"]);
    expect(offer("// s")).toEqual(["sim"]);
    expect(offer("// sim ").slice(0, 3)).toEqual(["n2 -> n1", "n2 -> n1#2", "cases"]);
    expect(offer("// sim n2 ")).toEqual(["->", "by", "joins", "splits", "takes", "arrives", "costs"]);
    expect(offer("// sim n2 -> ")).toEqual(["n1", "n1#2"]);
    expect(offer("// sim n2 -> n1 ")).toEqual(["takes"]);
    expect(offer("// sim n2 takes ")).toContain("exponential");
    expect(offer("// sim n2 arrives ")).toEqual(["every", "poisson", "at once", "never"]);
    expect(offer("// sim lane ")).toEqual(["Front desk", "Back"]);
    expect(offer("// sim lane Back ")).toEqual(["capacity", "costs"]);
    expect(offer("// sim lane Back capacity 2 ")).toEqual(["queue"]);
    expect(offer("// sim loop ")).toEqual(["n2", "n1"]);
    expect(offer("// sim loop n2 ")).toEqual(["at most", "exactly", "unlimited"]);
    expect(offer("// sim expect ").slice(0, 4)).toEqual(["time", "steps", "cost", "n1"]);
    expect(offer("// sim expect n1 ")).toEqual(["->", ">=", "<"]);
    expect(offer("// sim expect time ")).toContain("p95");
    expect(offer("// sim warmup 500 ")).toEqual(["cases"]);
    expect(offer("// sim limit 500 ")).toEqual(["steps"]);
  });

  test("in texts, plain comments and behind numbers: nothing", () => {
    for (const line of ['n4: circle label:"a ', "// note ", "// simple ", "// sim cases ", "// sim n2 -> n1 90% "]) {
      expect(offer(line), line).toEqual([]);
    }
  });
});

test("the word that was begun is what is replaced", () => {
  const source = `${diagram}n4: rec`;
  expect(complete(source, source.length)).toMatchObject({ from: source.length - 3, to: source.length });
  expect(complete(`${source} and more`, source.length)).toMatchObject({ from: source.length - 3, to: source.length });
  const sim = `${diagram}// sim n2 tak`;
  expect(complete(sim, sim.length)).toMatchObject({ from: sim.length - 3, to: sim.length });
});
