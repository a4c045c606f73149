import type { SimStatement } from "../language/tree.ts";
import type { Findings } from "./findings.ts";
import { replace } from "./fixes.ts";
import { createLines, type Line, type Lines } from "./lines.ts";
import { defaultSettings, type LoopIndex, type Settings } from "./model.ts";
import type { Resolution } from "./resolution.ts";

/** Settles the simulation lines about nodes, lanes, loops and settings; those about edges follow once implicit repeats are known. */
export function settleLines(resolution: Resolution, findings: Findings): Lines {
  const lines = createLines(resolution.tree.source, findings);
  for (const line of resolution.tree.sims) {
    const subject = subjectOf(line, resolution, findings);
    if (subject !== null) lines.put(line, subject);
  }
  return lines;
}

function subjectOf(line: SimStatement, resolution: Resolution, findings: Findings): number | string | null {
  switch (line.kind) {
    case "setting":
      return line.name;
    case "capacity":
    case "lane-cost":
      return resolution.names.lane(line.lane);
    case "loop":
      return findLoop(line, resolution, findings);
    case "by":
    case "joins":
    case "splits":
    case "takes":
    case "arrives":
    case "node-cost":
      return resolution.names.node(line.node);
    case "odds":
    case "travels":
    case "expect":
      return null;
  }
}

/** The loop that a line names by one of its members: of several the smallest. */
function findLoop(line: Line<"loop">, { names, loops, memberships }: Resolution, findings: Findings): LoopIndex | null {
  const node = names.node(line.member);
  if (node === null) return null;
  const [found] = memberships[node]!;
  if (found !== undefined) return found;
  findings.add("flow/outside-loops", line.member.span, { node: line.member.text }, () =>
    loops.length === 1 ? [replace(line.member.span, loops[0]!.declaration.members[0]!.text)] : [],
  );
  return null;
}

/** The settings of a run, with their defaults. */
export function settleSettings(lines: Lines): Settings {
  const value = (name: "cases" | "seed" | "replications" | "limit"): number =>
    lines.get("setting", name)?.value ?? defaultSettings[name];
  const warmup = lines.get("setting", "warmup");
  return {
    cases: value("cases"),
    seed: value("seed"),
    warmup: warmup === null ? defaultSettings.warmup : { value: warmup.value, unit: warmup.unit },
    replications: value("replications"),
    limit: value("limit"),
  };
}
