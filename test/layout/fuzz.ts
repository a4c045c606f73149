/** Numbers in [0, 1) from a seed (Mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const words = [
  "Check",
  "order",
  "payment",
  "invoice",
  "Send",
  "ticket",
  "Approve",
  "customer",
  "stock",
  "ledger",
  "refund",
  "Validate",
  "Größe",
  "受注",
  "x",
];
const conditions = ["Yes", "No", "retry", "out of stock", "4xx/5xx", "", "", ""];
const handles = ["left", "right", "top", "bottom"];

/** A diagram made of a seed: mostly sensible handles, some wild ones, self-loops, several edges between the same nodes, loops. */
export function inventDiagram(seed: number, most = 24): string {
  const random = randomFrom(seed);
  const upTo = (count: number): number => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!;
  const lanes = 1 + upTo(5);
  const count = 1 + upTo(most);
  const wild = random() < 0.3 ? 0.6 : 0.08;
  const body: string[][] = Array.from({ length: lanes }, () => []);
  const lane: number[] = [];
  const shape: string[] = [];
  for (let node = 0; node < count; node++) {
    lane.push(upTo(lanes));
    shape.push(random() < 0.12 ? "circle" : random() < 0.25 ? "diamond" : random() < 0.1 ? "taskbox" : "rectangle");
    const label = Array.from({ length: 1 + upTo(5) }, () => pick(words)).join(" ");
    const extra = shape[node] === "taskbox" ? ` owner:"${pick(words)}" system:"${pick(words)}"` : "";
    body[lane[node]!]!.push(`n${node}: ${shape[node]} label:"${label}"${extra}`);
  }
  const edges = Math.floor(count * (0.6 + random() * 1.2));
  for (let k = 0; k < edges; k++) {
    const from = upTo(count);
    const to = random() < 0.6 ? Math.min(count - 1, from + 1 + upTo(3)) : upTo(count);
    const [sameLane, below] = [lane[from] === lane[to], lane[to]! > lane[from]!];
    let [out, into] = sameLane
      ? random() < 0.7
        ? ["right", "left"]
        : ["bottom", "top"]
      : below
        ? ["bottom", "top"]
        : ["top", "bottom"];
    if (random() < wild) out = pick(handles);
    if (random() < wild) into = pick(handles);
    const label = pick(conditions);
    body[lane[from]!]!.push(
      `n${from}.handle(${out}) -> L${lane[to]}.n${to}.handle(${into})${label === "" ? "" : ` [label="${label}"]`}`,
    );
  }
  for (let k = upTo(3); k > 0; k--) {
    const members = new Set(Array.from({ length: 1 + upTo(5) }, () => `n${upTo(count)}`));
    body[0]!.push(
      `loop [${pick(["until done", "at most 3 times", "retry while the customer has not answered"])}] ${[...members].join(" ")}`,
    );
  }
  return body.map((lines, index) => `L${index} { # Lane ${index}\n${lines.join("\n")}\n}\n`).join("");
}
