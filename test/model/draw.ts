/** What a test's diagram is made of. */
export interface Sketch {
  /** `n1 circle Start`, in another lane than Main `Desk/n1 circle Start`; without a label `n1 circle`. */
  readonly nodes: readonly string[];
  /** `n1 n2`, with a label `n1 n2 Yes`. */
  readonly edges?: readonly string[];
  /** `[retry up to 3 times] n2 n3`. */
  readonly loops?: readonly string[];
  /** `n8 -> n9 90%`, without the `// sim`. */
  readonly sims?: readonly string[];
}

/** Writes a sketch as a diagram: lanes in the order in which nodes name them, edges in order in the lane of their source, loops in the first lane. */
export function draw({ nodes, edges = [], loops = [], sims = [] }: Sketch): string {
  const laneOf = new Map<string, string>();
  const lines = new Map<string, string[]>();
  for (const node of nodes) {
    const [head = "", shape = "", ...label] = node.split(" ");
    const [id, lane = "Main"] = head.split("/").reverse() as [string, string?];
    if (!laneOf.has(id)) laneOf.set(id, lane);
    const text = label.length === 0 ? "" : ` label:"${label.join(" ")}"`;
    lines.set(lane, [...(lines.get(lane) ?? []), `${id}: ${shape}${text}`]);
  }
  const blocks = [...lines].map(([lane, statements], index) => {
    const own = edges.flatMap((edge) => {
      const [from = "", to = "", ...label] = edge.split(" ");
      if ((laneOf.get(from) ?? "Main") !== lane) return [];
      const target = laneOf.get(to) ?? lane;
      const prefix = target === lane ? "" : `${target}.`;
      const text = label.length === 0 ? "" : ` [label="${label.join(" ")}"]`;
      return [`${from}.handle(right) -> ${prefix}${to}.handle(left)${text}`];
    });
    const repeats = index === 0 ? loops.map((loop) => `loop ${loop}`) : [];
    return `${lane} { # ${lane}\n${[...statements, ...own, ...repeats].join("\n")}\n}\n`;
  });
  return blocks.join("") + sims.map((sim) => `// sim ${sim}\n`).join("");
}
