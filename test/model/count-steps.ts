type Method = (this: unknown, ...given: unknown[]) => unknown;

const counted: readonly (readonly [object, readonly string[]])[] = [
  [Map.prototype, ["get", "has", "set"]],
  [Set.prototype, ["has", "add"]],
  [Array.prototype, ["push"]],
];

/** How often some work looks into or adds to a map, a set or a list: a measure of it that no clock and no other load sways. The work must not wait for anything. */
export function countSteps(work: () => void): number {
  let steps = 0;
  const undo: (() => void)[] = [];
  for (const [prototype, names] of counted) {
    const methods = prototype as Record<string, Method>;
    for (const name of names) {
      const own = methods[name]!;
      methods[name] = function (...given) {
        steps += 1;
        return own.apply(this, given);
      };
      undo[undo.length] = () => {
        methods[name] = own;
      };
    }
  }
  try {
    work();
  } finally {
    for (const give of undo) give();
  }
  return steps;
}
