import { type Completion, list, type Offers } from "../offers.ts";
import { type Reader, textOf } from "../reader.ts";
import { families } from "./distribution.ts";
import { nodeVerbs } from "./nodes.ts";
import { settings } from "./settings.ts";

/** What can follow one word, whatever stands before it. */
const followers: Readonly<Record<string, readonly string[]>> = {
  by: ["odds", "counter"],
  joins: ["all", "any"],
  splits: ["one", "all"],
  arrives: ["every", "poisson", "at once", "never"],
  time: ["mean", "min", "max", "p50", "p90", "p95", "p99", "<", ">="],
  steps: ["mean", "min", "max", "p50", "p90", "p95", "p99", "<", ">="],
  cost: ["mean", "min", "max", "p50", "p90", "p95", "p99", "<", ">="],
};

/** What can follow in a simulation line, behind what stands after `// sim`. */
export function completeSim(before: Reader, offers: Offers): readonly Completion[] {
  const words = before.tokens.map((token) => textOf(before, token));
  const [first, last] = [words[0], words.at(-1) ?? ""];
  if (first === undefined) {
    return [...offers.choices(), ...list("keyword", ...settings, "expect", "loop", "lane"), ...offers.nodes()];
  }
  if (last === "->") return offers.targets(words.at(-2) ?? "");
  if (last === "takes") return list("family", ...families);
  if (first === "lane") return completeLane(words, offers);
  if (first === "loop") return completeLoop(words, offers);
  if (first === "expect" && words.length === 1) return [...list("keyword", "time", "steps", "cost"), ...offers.nodes()];
  if (first === "expect" && words.length === 2 && !Object.hasOwn(followers, last))
    return list("keyword", "->", ">=", "<");
  if (Object.hasOwn(followers, last)) return list("keyword", ...followers[last]!);
  if (first === "warmup") return words.length === 2 ? list("keyword", "cases") : [];
  if (first === "limit") return words.length === 2 ? list("keyword", "steps") : [];
  if ((settings as readonly string[]).includes(first)) return [];
  if (words.length === 1) return list("keyword", "->", ...nodeVerbs);
  return words[1] === "->" && words.length === 3 ? list("keyword", "takes") : [];
}

function completeLane(words: readonly string[], offers: Offers): readonly Completion[] {
  if (words.length === 1) return offers.lanes(" ");
  const verb = words.at(-2) ?? "";
  if (words.length > 3 && verb === "capacity") return list("keyword", "queue");
  return words.includes("capacity") || words.includes("costs") ? [] : list("keyword", "capacity", "costs");
}

function completeLoop(words: readonly string[], offers: Offers): readonly Completion[] {
  if (words.length === 1) return offers.members();
  return words.length === 2 ? list("keyword", "at most", "exactly", "unlimited") : [];
}
