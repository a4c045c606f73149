import { expect, test } from "vitest";
import { format } from "#core/language/format";
import { highlight } from "#core/language/highlight";
import { parse } from "#core/language/parse";
import { sourceLimit } from "#core/language/size";

/** What makes a careless reader slow when it is repeated: open brackets, long names, many findings, statements on one line. */
const shreds = [
  ...[
    "{",
    '"',
    "a-",
    "a.",
    "loop [a] n1 ",
    'loop [" ] n1 ',
    "# a:circle ",
    "a {\nfoo\n",
    "x {\nn1: circle\n}\np\n",
    "a.handle(",
  ],
  ...["n1: circle ", "n1.handle(left) -> n2.handle(right) ", "// sim n1 -> n2 50%\n", "// sim foo bar\n"],
];

test("256 KB of anything are read, marked and formatted within 2 seconds each", { timeout: 300_000 }, () => {
  const slow: string[] = [];
  // The processor's time, not the clock's: other programs take none of it.
  const clock = <T>(name: string, work: () => T): T => {
    const begun = process.cpuUsage();
    const done = work();
    const { user, system } = process.cpuUsage(begun);
    if (user + system > 2e6) slow.push(name);
    return done;
  };
  for (const head of ["", "A { # "]) {
    for (const shred of shreds) {
      const source = (head + shred.repeat(sourceLimit / shred.length)).slice(0, sourceLimit - 8192);
      const { tree } = clock(`read ${head}${shred}`, () => parse(source));
      clock(`mark ${head}${shred}`, () => highlight(tree));
      clock(`format ${head}${shred}`, () => format(tree));
    }
  }
  expect(slow).toEqual([]);
});
