import { select } from "d3";
import type { Box } from "#core/layout/geometry";
import { measure as measureInter } from "#core/layout/measure";
import type { Verdict } from "#core/render/verdict";
import { setAttributes, setTexts } from "../selections.ts";
import { clipHeader } from "../stage/lanes.ts";
import type { Frame, Overlay, OverlayMaker } from "../stage/overlay.ts";
import { recallCaption } from "../stage/recall-caption.ts";
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
/** Of captions, in CSS pixels; those whose middle is so far beyond the stage are left out. */
const size = 11;
const margin = 120;

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
    let parts: readonly Part[] | null = null;

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
      parts ??= listParts(root);
      for (const { element, kind, id, inked } of parts) {
        let part: number | null = null;
        if (heat !== null && most !== null) {
          if (kind === "lane") part = (heat.lanes.get(id)?.load ?? 0) / most.lane;
          else if (kind === "node") part = (heat.nodes.get(id) ?? 0) / most.node;
          else part = (heat.edges.get(id) ?? 0) / most.edge;
        }
        for (const one of inked) warm(one, part);
        if (kind !== "lane") set(element, "data-lit", path?.[`${kind}s`].has(id) === true ? "" : null);
      }
    }

    function caption(): void {
      if (last === null) return;
      const { scene, view, extent } = last;
      const shown = view.k < leastScale ? [] : scene.model.nodes;
      const taken: Box[] = [];
      const captions = shown.flatMap(({ id }): Caption[] => {
        const text = scene.layout.nodes[id] === undefined ? "" : light.caption(id);
        const box =
          text === "" ? null : recallCaption(scene.layout, id, measureText(text, size, 600) / Math.min(1, view.k));
        // Two nodes may have but one place between them: it is the first one's.
        if (box === null || taken.some((other) => overlaps(box, other))) return [];
        taken.push(box);
        const x = (box.x + box.width / 2) * view.k + view.x;
        const y = (box.y + box.height / 2) * view.k + view.y;
        // Of a large drawing most are out of sight.
        const away = x < -margin || y < -margin || x > extent.width + margin || y > extent.height + margin;
        return away ? [] : [{ id, text, x, y }];
      });
      const texts = sheet
        .style("clip-path", clipHeader(scene.layout, view))
        .selectAll<SVGTextElement, Caption>("text")
        .data(captions, ({ id }) => id)
        .join("text");
      setAttributes(texts, ({ x, y }) => ({ x, y }));
      setTexts(texts, ({ text }) => text);
    }

    mark = () => {
      markAll();
      caption();
    };
    return {
      follow(frame, drawn) {
        const moved = last === null || last.view !== frame.view;
        last = frame;
        if (drawn) {
          parts = null;
          markAll();
        }
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

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A part of the drawing that can be lit or warm. */
interface Part {
  readonly element: SVGElement;
  readonly kind: "node" | "edge" | "lane";
  readonly id: string;
  /** What takes the colour of its heat: elements of its own that have nothing inside, since all below a changed colour is styled anew. */
  readonly inked: readonly SVGElement[];
}

function listParts(root: Element): readonly Part[] {
  const parts = [...root.querySelectorAll<SVGElement>(".node, .edge, .pill")].map((element): Part => {
    const node = element.getAttribute("data-node");
    const edge = element.getAttribute("data-edge");
    const inked = [...element.querySelectorAll<SVGElement>(".shape, .line, .head")];
    return node !== null
      ? { element, kind: "node", id: node, inked }
      : { element, kind: "edge", id: edge ?? "", inked };
  });
  const lanes = [...root.querySelectorAll<SVGElement>(".band")].map((element): Part => {
    const { id } = select<SVGElement, { readonly id: string }>(element).datum();
    return { element, kind: "lane", id, inked: [element] };
  });
  return [...parts, ...lanes];
}

function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** By element: how hot it is, in percent. */
const warmth = new WeakMap<Element, number>();

/** Sets how hot an element is, and leaves it alone where it already is so: a move of a slider warms a few. */
function warm(element: SVGElement, part: number | null): void {
  const next = part === null ? undefined : Math.round(100 * Math.min(1, part));
  if (warmth.get(element) === next) return;
  if (next === undefined) {
    warmth.delete(element);
    element.style.removeProperty("--heat");
  } else {
    warmth.set(element, next);
    element.style.setProperty("--heat", `${next}%`);
  }
}
