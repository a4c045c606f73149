import type { EdgeIndex, Model, Node } from "#core/model/model";

interface Token {
  readonly node: number;
  readonly via: EdgeIndex | null;
  /** Repeats made, by loop; only of loops whose scope it is in. */
  readonly counters: ReadonlyMap<number, number>;
  readonly visits: ReadonlyMap<number, number>;
}

/** What became of one case. */
export interface Fate {
  /** `end`, `stuck:n4` and `spent:n4` by node index: `end 3`, `stuck 4`, `spent 4`. */
  readonly fates: ReadonlySet<string>;
  /** Visits by node; a join counts once when it fires. */
  readonly passes: ReadonlyMap<number, number>;
  /** Whether the case went on after the last step that was looked at. */
  readonly endless: boolean;
}

/**
 * Follows the tokens of one case by the letter of the rules, one step at a time and without any cleverness: what the findings and outcomes of a model are
 * tried against. `random` gives numbers in [0, 1).
 */
export function follow(model: Model, start: number, random: () => number, steps: number): Fate {
  const fates = new Set<string>();
  const passes = new Map<number, number>();
  const waiting = new Map<number, Map<number, Token[]>>();
  const tokens: Token[] = [{ node: start, via: null, counters: new Map(), visits: new Map() }];
  let left = steps;

  const isClosed = (token: Token, edge: EdgeIndex): boolean => {
    const { repeatOf } = model.edges[edge]!;
    const bound = repeatOf === null ? null : model.loops[repeatOf]!.bound;
    return repeatOf !== null && bound !== null && (token.counters.get(repeatOf) ?? 0) >= bound;
  };
  const send = (token: Token, edge: EdgeIndex): void => {
    const { from, to, repeatOf } = model.edges[edge]!;
    const counters = new Map(token.counters);
    for (const { index, scope } of model.loops) {
      if (index === repeatOf) counters.set(index, (counters.get(index) ?? 0) + 1);
      else if (!scope.includes(to) || !scope.includes(from)) counters.delete(index);
    }
    tokens.push({ node: to, via: edge, counters, visits: token.visits });
  };
  const oddsAt = (token: Token, edge: EdgeIndex): number => {
    const odds = model.edges[edge]!.odds ?? [1];
    return odds[Math.min(token.visits.get(model.edges[edge]!.from)! - 1, odds.length - 1)]!;
  };
  const choose = (token: Token, edges: readonly EdgeIndex[], node: Node): void => {
    const open = edges.filter((edge) => !isClosed(token, edge) && oddsAt(token, edge) > 0);
    let draw = random() * open.reduce((sum, edge) => sum + oddsAt(token, edge), 0);
    const taken =
      open.find((edge) => {
        draw -= oddsAt(token, edge);
        return draw < 0;
      }) ?? open.at(-1);
    if (taken === undefined) fates.add(`spent ${node.index}`);
    else send(token, taken);
  };
  const leave = (token: Token, node: Node): void => {
    const { implicitRepeat, passing, outgoing } = node;
    if (implicitRepeat !== null && !isClosed(token, implicitRepeat) && random() < oddsAt(token, implicitRepeat)) {
      send(token, implicitRepeat);
    } else if (passing.kind === "end") fates.add(`end ${node.index}`);
    else if (passing.kind === "odds") choose(token, outgoing, node);
    else if (passing.kind === "counter") {
      const spent = (token.counters.get(passing.loop) ?? 0) >= model.loops[passing.loop]!.bound!;
      choose(token, spent ? passing.exits : passing.toward, node);
    } else {
      for (const edge of outgoing) {
        if (isClosed(token, edge)) fates.add(`spent ${node.index}`);
        else send(token, edge);
      }
    }
  };

  while (tokens.length > 0) {
    if (left-- === 0) return { fates, passes, endless: true };
    const arrived = tokens.shift()!;
    const node = model.nodes[arrived.node]!;
    let token: Token | undefined = arrived;
    if (node.joinsAll && arrived.via !== null && !model.edges[arrived.via]!.implicit) {
      const places = waiting.get(node.index) ?? new Map(node.incoming.map((edge): [number, Token[]] => [edge, []]));
      waiting.set(node.index, places);
      places.get(arrived.via)!.push(arrived);
      const ready = [...places.values()].every((queue) => queue.length > 0);
      token = ready ? [...places.values()].map((queue) => queue.shift()!)[0] : undefined;
    }
    if (token === undefined) continue;
    passes.set(node.index, (passes.get(node.index) ?? 0) + 1);
    const visits = new Map(token.visits).set(node.index, (token.visits.get(node.index) ?? 0) + 1);
    leave({ ...token, visits }, node);
  }
  for (const [node, places] of waiting)
    if ([...places.values()].some((queue) => queue.length > 0)) fates.add(`stuck ${node}`);
  return { fates, passes, endless: false };
}
