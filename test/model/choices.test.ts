import { expect, test } from "vitest";
import { listLoops } from "#core/model/choices";
import { seedPage } from "../diagrams.ts";
import { understand } from "./understand.ts";

test("L2: the seed's loop is named by its first member, and has both numbers", () => {
  expect(listLoops(understand(seedPage).model)).toEqual([{ loop: 0, member: "n7", repeats: 5, passes: 6 }]);
});

test("a loop is named by a member that no smaller loop has, if there is one (L2)", () => {
  const ring = {
    nodes: ["n1 circle", "n2 rectangle", "n3 diamond", "n4 circle"],
    edges: ["n1 n2", "n2 n3", "n3 n2", "n3 n4"],
  };
  const { model } = understand({ ...ring, loops: ["[a] n2 n3", "[b] n3", "[c] n3 n2"] });
  expect(listLoops(model).map(({ member, repeats, passes }) => [member, repeats, passes])).toEqual([
    ["n2", null, null],
    ["n3", null, null],
    [null, null, null],
  ]);
});
