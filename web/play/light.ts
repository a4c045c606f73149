import { select } from "d3";
import { measure as measureInter } from "#core/layout/measure";
import { placeCaption } from "#core/render/captions";
import type { Verdict } from "#core/render/verdict";
import { clipHeader } from "../stage/lanes.ts";
import type { Frame, Overlay, OverlayMaker } from "../stage/overlay.ts";
import type { Heat } from "./heat.ts";

/** The path of a case: how often it came to each node and went by each edge. */
export interface Path {
  readonly nodes: ReadonlyMap<string, number>;
  readonly edges: ReadonlyMap<string, number>;
  readonly verdict: Verdict;
}

/** What is lit on the stage: the path of a case, or heat, or neither. */
export interface Light {
  readonly path: Path | null;
  readonly heat: Heat | null;
  /** What stands below a node: "6 times", "30%"; "" for nothing. */
  readonly caption: (node: string) => string;
}

/** Lights that can be changed. */
export interface Lights {
  readonly create: OverlayMaker;
  show(light: Light): void;
}

interface Caption {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Smallest scale of the camera at which captions have room. */
const leastScale = 0.6;
/** Of captions, in CSS pixels. */
const size = 11;

/** Makes the lights: marks on the drawing's own elements, which the style turns into colours, and captions over it. */
export function createLights(): Lights {
  let light: Light = { path: null, heat: null, caption: () => "" };
  let mark: (() => void) | null = null;

  const create: OverlayMaker = ({ root, measure: measureText = measureInter }): Overlay => {
    const sheet = select(root)
      .insert("svg", ".stage-controls")
      .attr("class", "light-captions")
      .attr("aria-hidden", "true");
    let last: Frame | null = null;

    function markAll(): void {
      const { path, heat } = light;
      set(root, "data-path", path?.verdict ?? null);
      set(root, "data-heat", heat === null ? null : heat.measure);
      const hottest = (values: Iterable<number>) => Math.max(...values, 1e-9);
      const most = heat && {
        node: heat.measure === "reach" ? 1 : hottest(heat.nodes.values()),
        edge: hottest(heat.edges.values()),
        lane: hottest([...heat.lanes.values()].map(({ load }) => load)),
      };
      for (const element of root.querySelectorAll<SVGElement>(".node, .edge, .pill")) {
        const node = element.getAttribute("data-node");
        const edge = element.getAttribute("data-edge");
        const lit = node !== null ? path?.nodes.has(node) : path?.edges.has(edge ?? "");
        set(element, "data-lit", lit === true ? "" : null);
        const part =
          node !== null
            ? (heat?.nodes.get(node) ?? 0) / (most?.node ?? 1)
            : (heat?.edges.get(edge ?? "") ?? 0) / (most?.edge ?? 1);
        warm(element, heat === null ? null : part);
      }
      for (const band of root.querySelectorAll<SVGRectElement>(".band")) {
        const id = select<SVGRectElement, { readonly id: string }>(band).datum().id;
        warm(band, heat === null ? null : (heat.lanes.get(id)?.load ?? 0) / (most?.lane ?? 1));
      }
    }

    function caption(): void {
      if (last === null) return;
      const { scene, view } = last;
      const shown = view.k < leastScale ? [] : scene.model.nodes;
      const captions = shown.flatMap(({ id }): Caption[] => {
        const text = scene.layout.nodes[id] === undefined ? "" : light.caption(id);
        const box =
          text === "" ? null : placeCaption(scene.layout, id, measureText(text, size, 600) / Math.min(1, view.k));
        if (box === null) return [];
        return [
          {
            id,
            text,
            x: (box.x + box.width / 2) * view.k + view.x,
            y: (box.y + box.height / 2) * view.k + view.y,
          },
        ];
      });
      sheet
        .style("clip-path", clipHeader(scene.layout, view))
        .selectAll<SVGTextElement, Caption>("text")
        .data(captions, ({ id }) => id)
        .join("text")
        .attr("x", ({ x }) => x)
        .attr("y", ({ y }) => y)
        .text(({ text }) => text);
    }

    mark = () => {
      markAll();
      caption();
    };
    return {
      follow(frame, drawn) {
        const moved = last === null || last.view !== frame.view;
        last = frame;
        if (drawn) markAll();
        if (drawn || moved) caption();
      },
      recolour() {},
      destroy() {
        mark = null;
        sheet.remove();
      },
    };
  };

  return {
    create,
    show(next) {
      light = next;
      mark?.();
    },
  };
}

function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Sets how hot an element is, in percent. */
function warm(element: SVGElement, part: number | null): void {
  if (part === null) element.style.removeProperty("--heat");
  else element.style.setProperty("--heat", `${Math.round(100 * Math.min(1, part))}%`);
}
