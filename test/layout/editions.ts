import { parse } from "#core/language/parse";
import type { Layout } from "#core/layout/geometry";
import { lower } from "#core/model/lower";

/** Sources with one more node each, which hangs on nodes spread over the diagram: to their right, or below those that go on there. */
export function appendNodes(source: string, count: number): string[] {
  const { model } = lower(parse(source).tree);
  return Array.from({ length: count }, (_, k) => {
    const node = model.nodes[Math.floor((k * model.nodes.length) / count)]!;
    const goesOn = model.edges.some(({ from, fromHandle }) => from === node.index && fromHandle === "right");
    const [out, into] = goesOn ? ["bottom", "top"] : ["right", "left"];
    const lines = `added: rectangle label:"Added step"\n${node.id}.handle(${out}) -> added.handle(${into})\n`;
    const start = source.search(new RegExp(`^${model.lanes[node.lane]!.id} *\\{`, "m"));
    const end = source.indexOf("\n}", start) + 1;
    return source.slice(0, end) + lines + source.slice(end);
  });
}

/** How many nodes of the first drawing stand in another column in the second, columns counted from the left (top when vertical). */
export function countMoved(before: Layout, after: Layout): number {
  const ids = Object.keys(before.nodes).filter((id) => Object.hasOwn(after.nodes, id));
  const columns = ({ nodes, orientation }: Layout): number[] => {
    const middles = ids.map((id) => {
      const { x, y, width, height } = nodes[id]!;
      return orientation === "vertical" ? 2 * y + height : 2 * x + width;
    });
    const places = [...new Set(middles)].sort((a, b) => a - b);
    return middles.map((middle) => places.indexOf(middle));
  };
  const [old, now] = [columns(before), columns(after)];
  return old.filter((column, index) => column !== now[index]).length;
}
