/** `position[right] - position[left] >= gap`. */
export interface Separation {
  readonly left: number;
  readonly right: number;
  readonly gap: number;
}

/** Variables that stand at fixed distances from one another, held together by active separations. */
interface Block {
  members: number[];
  position: number;
  weight: number;
}

/**
 * Places variables on a line as near to where each wants to be as the separations allow: least sum of `weight * (position -
 * desired)^2`. Variables come in an order in which every separation points forward (VPSC: Dwyer, Marriott, Stuckey 2005).
 */
export function separate(
  desired: readonly number[],
  weight: readonly number[],
  separations: readonly Separation[],
): number[] {
  const count = desired.length;
  const into: number[][] = Array.from({ length: count }, () => []);
  const outOf: number[][] = Array.from({ length: count }, () => []);
  separations.forEach(({ left, right }, index) => {
    if (left >= right) throw new RangeError(`separation ${index} points from ${left} back to ${right}`);
    outOf[left]!.push(index);
    into[right]!.push(index);
  });
  const isActive = new Uint8Array(separations.length);
  const offset = new Float64Array(count);
  const blocks: Block[] = desired.map((position, index) => ({ members: [index], position, weight: weight[index]! }));

  const place = (variable: number): number => blocks[variable]!.position + offset[variable]!;
  const slack = ({ left, right, gap }: Separation): number => place(right) - place(left) - gap;

  /** Puts a block where its members want to be on average. */
  const settle = (block: Block): void => {
    let sum = 0;
    block.weight = 0;
    for (const variable of block.members) {
      sum += weight[variable]! * (desired[variable]! - offset[variable]!);
      block.weight += weight[variable]!;
    }
    block.position = sum / block.weight;
  };

  /** Joins the blocks on both sides of a separation at exactly its gap. */
  const merge = (index: number): void => {
    const { left, right, gap } = separations[index]!;
    const [one, other] = [blocks[left]!, blocks[right]!];
    const shift = offset[left]! + gap - offset[right]!;
    const [kept, moved, by] = one.members.length >= other.members.length ? [one, other, shift] : [other, one, -shift];
    for (const variable of moved.members) {
      offset[variable]! += by;
      blocks[variable] = kept;
      kept.members.push(variable);
    }
    isActive[index] = 1;
    settle(kept);
  };

  /** Merges a block with what it overlaps at one side, the worst overlap first. */
  const mergeAside = (start: Block, links: readonly (readonly number[])[], end: "left" | "right"): void => {
    let block = start;
    for (;;) {
      let worst = -1;
      let least = -1e-9;
      for (const variable of block.members) {
        for (const index of links[variable]!) {
          if (blocks[separations[index]![end]!] === block) continue;
          const room = slack(separations[index]!);
          if (room < least) {
            least = room;
            worst = index;
          }
        }
      }
      if (worst < 0) return;
      merge(worst);
      block = blocks[separations[worst]![end]!]!;
    }
  };

  /** All variables that active separations tie to one, nearest first, and the separation by which each was reached. */
  const gather = (start: number): { order: number[]; arc: Map<number, number> } => {
    const order = [start];
    const arc = new Map([[start, -1]]);
    for (let next = 0; next < order.length; next++) {
      for (const index of [...outOf[order[next]!]!, ...into[order[next]!]!]) {
        if (isActive[index] === 0) continue;
        const { left, right } = separations[index]!;
        const other = left === order[next] ? right : left;
        if (arc.has(other)) continue;
        arc.set(other, index);
        order.push(other);
      }
    }
    return { order, arc };
  };

  /** The active separation that holds its block together against the strongest pull apart; -1 where none does. */
  const weakest = (block: Block): number => {
    let found = -1;
    let least = -1e-7;
    const { order, arc } = gather(block.members[0]!);
    const force = new Map(
      order.map((variable) => [variable, 2 * weight[variable]! * (place(variable) - desired[variable]!)]),
    );
    for (let k = order.length - 1; k > 0; k--) {
      const variable = order[k]!;
      const index = arc.get(variable)!;
      const { left, right } = separations[index]!;
      const pull = force.get(variable)!;
      const multiplier = right === variable ? pull : -pull;
      if (multiplier < least) {
        least = multiplier;
        found = index;
      }
      const parent = right === variable ? left : right;
      force.set(parent, force.get(parent)! + pull);
    }
    return found;
  };

  /** Takes a block apart at an active separation. */
  const split = (index: number): void => {
    isActive[index] = 0;
    const { left, right } = separations[index]!;
    for (const start of [left, right]) {
      const block: Block = { members: gather(start).order, position: 0, weight: 0 };
      for (const variable of block.members) blocks[variable] = block;
      settle(block);
    }
    mergeAside(blocks[left]!, into, "left");
    mergeAside(blocks[right]!, outOf, "right");
  };

  for (let variable = 0; variable < count; variable++) mergeAside(blocks[variable]!, into, "left");
  for (let round = 0; round < 4 * count; round++) {
    let cutAt = -1;
    for (const block of new Set(blocks)) {
      cutAt = weakest(block);
      if (cutAt >= 0) break;
    }
    if (cutAt < 0) break;
    split(cutAt);
  }
  return desired.map((_, variable) => place(variable));
}
