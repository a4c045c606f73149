import { densities } from "../layout/density.ts";
import type { Layout } from "../layout/geometry.ts";
import type { Model, Node } from "../model/model.ts";
import type { Palette } from "./colours.ts";
import type { Motion, Ride, Stay } from "./rides.ts";
import { outline } from "./shapes.ts";
import { round, write } from "./xml.ts";

/** Tokens of different starts differ in shape, since colour alone tells some people nothing: round, square, diamond, triangle. */
const shapes = [
  "M5,0A5,5 0 1 1 -5,0A5,5 0 1 1 5,0Z",
  "M-4.5,-4.5H4.5V4.5H-4.5Z",
  "M0,-6.2L6.2,0L0,6.2L-6.2,0Z",
  "M6.2,0L-3.1,5.4V-5.4Z",
] as const;
/** What a token trails behind it as it moves to the right. */
const trail = "M0,-4.2L-22,0L0,4.2Z";

/** Height of a progress bar, and its distance from the node's sides and from its bottom. */
const bar = 3;
const barInset = 10;
const barLift = 4.5;

/** Values of an attribute at moments (0..1 of the whole), ascending. */
type Frames = readonly (readonly [at: number, value: string])[];

/** Writes an endless animation of an attribute. */
function animate(attribute: string, frames: Frames, duration: number, stepwise = false): string {
  return write("animate", {
    attributeName: attribute,
    values: frames.map(([, value]) => value).join(";"),
    keyTimes: frames.map(([at]) => at).join(";"),
    calcMode: stepwise ? "discrete" : null,
    dur: `${round(duration)}s`,
    repeatCount: "indefinite",
  });
}

/** A moment as part of the whole, to a hundred-thousandth: a millisecond of the longest. */
function part(time: number, duration: number): number {
  return Math.round((time / duration) * 1e5) / 1e5;
}

/** Draws the tokens, which lie between edges and nodes. Where nothing is animated, none is seen. */
export function drawTokens({ rides, duration }: Motion, starts: readonly string[], palette: Palette): string {
  return rides.map((ride) => drawToken(ride, duration, starts, palette)).join("");
}

function drawToken(
  { start, path, length, stops }: Ride,
  duration: number,
  starts: readonly string[],
  palette: Palette,
): string {
  const frames = thin(stops.map(({ time, place }) => [part(time, duration), Math.round((place / length) * 1e4) / 1e4]));
  const [first, last] = [frames[0]!, frames.at(-1)!];
  const places = [[0, 0] as const, ...frames, [1, last[1]] as const];
  return write(
    "g",
    { opacity: 0 },
    animate(
      "opacity",
      [
        [0, "0"],
        [first[0], "1"],
        [last[0], "0"],
      ],
      duration,
      true,
    ),
    write("animateMotion", {
      path,
      keyPoints: places.map(([, place]) => place).join(";"),
      keyTimes: places.map(([at]) => at).join(";"),
      calcMode: "linear",
      rotate: "auto",
      dur: `${round(duration)}s`,
      repeatCount: "indefinite",
    }),
    write("path", { d: trail, fill: palette.accent, opacity: 0.25 }),
    write("path", {
      d: shapes[Math.max(0, starts.indexOf(start)) % shapes.length]!,
      fill: palette.accent,
      stroke: palette.bg,
      "stroke-width": 3,
      "paint-order": "stroke",
    }),
  );
}

/** Leaves out frames that say nothing: same moment and place as the one before, or a place between two equal ones. */
function thin(frames: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return frames.filter(([at, place], i) => {
    const [before, after] = [frames[i - 1], frames[i + 1]];
    if (before === undefined) return true;
    if (before[0] === at && before[1] === place) return false;
    return !(before[1] === place && after !== undefined && after[1] === place);
  });
}

/** Draws how far the service of a token has come: a bar in a box, along the outline of other shapes. */
export function drawProgress({ stays, duration }: Motion, model: Model, layout: Layout, palette: Palette): string {
  return model.nodes
    .map((node) => {
      const own = stays.filter((stay) => stay.node === node.id).sort((a, b) => a.from - b.from);
      return own.length === 0 ? "" : drawBar(node, apart(own), duration, layout, palette);
    })
    .join("");
}

/** One bar shows one token: a service that begins before the last one's end is shown from there on. */
function apart(stays: readonly Stay[]): readonly Stay[] {
  let end = 0;
  return stays.flatMap((stay) => {
    const from = Math.max(stay.from, end);
    end = Math.max(end, stay.until);
    return from < stay.until ? [{ ...stay, from }] : [];
  });
}

function drawBar(node: Node, stays: readonly Stay[], duration: number, layout: Layout, palette: Palette): string {
  const box = layout.nodes[node.id];
  if (box === undefined) return "";
  const isBox = node.shape === "rectangle" || node.shape === "taskbox";
  const width = box.width - 2 * barInset;
  const [empty, full] = isBox ? ["0", String(round(width))] : ["1", "0"];
  const frames: Frames = [
    [0, empty],
    ...stays.flatMap(({ from, until }): Frames => {
      const [begin, end] = [part(from, duration), part(until, duration)];
      return [
        [begin, empty],
        [end, full],
        [end, empty],
      ];
    }),
    [1, empty],
  ];
  if (!isBox) {
    const ring = { fill: "none", stroke: palette.accent, "stroke-width": 2.6, pathLength: 1 };
    const motion = animate("stroke-dashoffset", frames, duration);
    return write(
      "path",
      { d: outline(node.shape, box), ...ring, "stroke-dasharray": "1 1", "stroke-dashoffset": 1 },
      motion,
    );
  }
  const foot = layout.footers?.[node.id] === undefined ? 0 : densities[layout.density].footer;
  const y = box.y + box.height - foot - barLift - bar / 2;
  const shape = { x: box.x + barInset, y, width: 0, height: bar, rx: bar / 2, fill: palette.accent };
  return write("rect", shape, animate("width", frames, duration));
}
