/** Decisions of three edges that lead to each other as chance has it, one of them out: hard to solve for its size. */
export function writeTangle(count: number): string {
  let state = 1;
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const edge = (from: number, to: number): string => `d${from}.handle(right) -> d${to}.handle(left) [label="${to}"]\n`;
  const decisions = Array.from(
    { length: count },
    (_, i) => `d${i}: diamond\n${edge(i, (i + 1) % count)}${edge(i, draw())}${edge(i, draw())}`,
  );
  return `A {\ns: circle\ne: circle\ns.handle(right) -> d0.handle(left)\nd7.handle(top) -> e.handle(left)\n${decisions.join("")}}\n`;
}
