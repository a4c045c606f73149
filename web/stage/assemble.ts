import type { TraceColumns } from "#core/engine/results";
import type { Layout } from "#core/layout/geometry";
import { createBadgePainter } from "./badges.ts";
import type { CameraMaker } from "./camera.ts";
import { chartLegs } from "./chart.ts";
import type { ChipHost } from "./chips.ts";
import { pageFrames } from "./clock.ts";
import { createControls } from "./controls.ts";
import { createDescription } from "./description.ts";
import { createDiagram } from "./diagram.ts";
import { createEscort } from "./escort.ts";
import { fitView, overview } from "./fit.ts";
import { headerSize } from "./lanes.ts";
import { createLayoutChange, type Glide } from "./layout-change.ts";
import type { Legs } from "./legs.ts";
import { listArrivals, listCaseStarts, listMoments } from "./moments.ts";
import type { OverlayMaker } from "./overlay.ts";
import { createTokenPainter } from "./painter.ts";
import { createPlacement, type Placed } from "./placement.ts";
import { createPlayer } from "./player.ts";
import { sameLayout, sameParts } from "./same.ts";
import { readColour } from "./stamps.ts";
import { type Choreography, findLead, placeTokens, prepareTokens } from "./tokens.ts";
import type { Scene, Stage, StageOptions } from "./types.ts";
import type { Extent } from "./view.ts";

/** Parts of a stage that the page has and a light player may do without. */
export interface Parts {
  readonly createCamera: CameraMaker;
  /** Makes movable chips respond; `null` where none is. */
  readonly listenToChips: ((host: ChipHost) => () => void) | null;
  /** How the drawing gets from one layout to another; `null` changes layouts at once. */
  readonly glide: Glide | null;
  /** Makes what lies over the drawing: map, search, labels for afar. */
  readonly createOverlay: OverlayMaker | null;
}

/** Puts a stage together that fills `parent`. */
export function assembleStage(parent: HTMLElement, options: StageOptions, parts: Parts): Stage {
  const { createCamera, listenToChips, glide, createOverlay } = parts;
  const root = document.createElement("div");
  root.className = "stage";
  root.tabIndex = 0;
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", options.words("stage.label"));
  const diagram = createDiagram(options);
  const tokenCanvas = makeCanvas("tokens");
  const badgeCanvas = makeCanvas("badges");
  const description = createDescription(options);
  root.append(description.element, diagram.back, tokenCanvas, diagram.front, badgeCanvas);
  parent.append(root);

  const player = createPlayer(pageFrames(root), { loop: options.loop ?? false });
  const camera = createCamera(root, () => schedule("view"), fit);
  const controls = createControls(camera, fit, options.words, options.locale ?? "en");
  root.append(controls.element);
  const overlays = [...(createOverlay === null ? [] : [createOverlay]), ...(options.overlays ?? [])].map((create) =>
    create({
      root,
      controls: controls.element,
      camera,
      measure: options.measure,
      locale: options.locale ?? "en",
      reducedMotion: options.reducedMotion,
    }),
  );
  const tokenPainter = createTokenPainter(tokenCanvas);
  const badgePainter = createBadgePainter(badgeCanvas);

  let scene: Scene | null = null;
  /** The layout on screen: the scene's, or one on the way to it. */
  let layout: Layout | null = null;
  const change = createLayoutChange(glide);
  const escort = createEscort(camera, options.reducedMotion);
  let trace: TraceColumns | null = null;
  let legs: Legs | null = null;
  let choreography: Choreography | null = null;
  /** What is seen, filled anew in each frame. */
  const placement = createPlacement();
  let pick: ((legs: Legs) => Legs) | null = null;
  let pauses: ReadonlySet<string> = new Set();
  let selected: string | null = null;
  let extent: Extent = { width: 0, height: 0 };
  let ink = { accent: "", text: "", ground: "", font: "" };
  let frame: number | null = null;
  let held = false;
  /** What the next frame has to do: to draw the scene, to tell of what was drawn, to follow the camera. */
  const due = { drawing: false, told: false, view: false };

  function schedule(what: "drawing" | "view" | "tokens"): void {
    if (what !== "tokens") due[what] = true;
    frame ??= requestAnimationFrame(render);
  }

  function render(now: number): void {
    frame = null;
    if (scene === null || layout === null || extent.width === 0) return;
    if (change.going) glideLayout(now);
    const still = held || change.going || player.state.time === 0 || choreography === null;
    const watched = still
      ? null
      : { layout: scene.layout, extent, lead: () => findLead(choreography!, player.state.time, placement) };
    if (escort.follow(watched, now)) schedule("view");
    const shown = { ...scene, layout };
    if (due.drawing && diagram.draw(shown, selected)) due.told = true;
    if (due.told || due.view) {
      diagram.look(shown, camera.view, extent);
      controls.tell(camera.view.k);
    }
    const placed = choreography === null ? nothing : placeTokens(choreography, player.state.time, placement);
    paintTokens(shown, placed);
    const tokens = choreography?.legs.tokens ?? [];
    for (const overlay of overlays)
      overlay.follow({ scene: shown, view: camera.view, extent, placed, tokens }, due.told);
    due.drawing = false;
    due.told = false;
    due.view = false;
  }

  /** While a slider moves, scenes come within the frame that is to show them: odds are drawn at once, and what is more than that with the next frame. */
  function drawOdds(next: Scene): void {
    if (layout === null || extent.width === 0) return;
    if (!diagram.draw({ ...next, layout }, selected)) return;
    due.told = true;
    schedule("tokens");
  }

  function glideLayout(now: number): void {
    const step = scene && change.step(scene.layout, now);
    if (scene === null || step === null) return;
    layout = step.layout;
    choreography = legs && prepareTokens(scene.model, layout, legs, choreography?.live);
    if (step.fit) camera.show(fitView(layout, extent, firstStart()));
    if (change.going) schedule("drawing");
    due.drawing = true;
  }

  function paintTokens({ model, layout }: Scene, placed: Placed): void {
    tokenPainter.paint(placed, camera.view);
    badgePainter.paint(placed, model, layout, camera.view, ink, headerSize(layout, camera.view));
  }

  function firstStart(): { x: number; y: number } {
    const start = scene?.model.starts[0];
    const box = start === undefined ? undefined : layout?.nodes[scene!.model.nodes[start.node]!.id];
    return box === undefined ? { x: 0, y: 0 } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  function showAll(): void {
    if (scene === null || extent.width === 0) return;
    if (change.going) change.fit();
    else camera.show(fitView(scene.layout, extent, firstStart()));
  }

  /** Shows as much of the drawing as can be read; where that is on show, and not all, all of it. */
  function fit(): void {
    if (scene === null || extent.width === 0) return;
    const whole = overview(scene.layout, extent);
    const all = whole.k >= fitView(scene.layout, extent, firstStart()).k - 1e-6;
    if (all || camera.moved || change.going) showAll();
    else camera.moveTo(whole);
  }

  /** Changes to another layout: in a glide, unless the lanes turn or nobody sees it. */
  function moveTo(next: Layout): void {
    const alike = layout?.orientation === next.orientation;
    camera.bound(next, extent);
    if (layout !== null && alike && !options.reducedMotion && extent.width > 0 && change.begin(layout, !camera.moved))
      return;
    change.stop();
    layout = next;
    if (!camera.moved) showAll();
  }

  function chart(): void {
    const whole = scene === null || trace === null ? null : chartLegs(scene.model, trace);
    legs = whole && (pick?.(whole) ?? whole);
    choreography = null;
    place();
  }

  function place(): void {
    choreography = scene && layout && legs && prepareTokens(scene.model, layout, legs, choreography?.live);
    schedule("tokens");
  }

  function resize(): void {
    extent = { width: root.clientWidth, height: root.clientHeight };
    if (extent.width === 0 || extent.height === 0) return;
    for (const sheet of [diagram.back, diagram.front]) {
      sheet.setAttribute("width", String(extent.width));
      sheet.setAttribute("height", String(extent.height));
    }
    const density = Math.min(2, window.devicePixelRatio || 1);
    tokenPainter.resize(extent, density);
    badgePainter.resize(extent, density);
    if (scene !== null) camera.bound(scene.layout, extent);
    if (!camera.moved) showAll();
    // A resized canvas is empty: paint in this frame, not in the next.
    due.view = true;
    if (frame !== null) cancelAnimationFrame(frame);
    render(performance.now());
  }

  function readInk(): void {
    const style = getComputedStyle(root);
    const value = (name: string) => style.getPropertyValue(name).trim();
    ink = { accent: value("--accent"), text: value("--text"), ground: value("--bg"), font: style.fontFamily };
    tokenPainter.colour(readColour(ink.accent), readColour(ink.ground));
    for (const overlay of overlays) overlay.recolour();
    schedule("tokens");
  }

  function click(event: MouseEvent): void {
    const hit = (event.target as Element).closest("[data-node], [data-edge]");
    if ((event.target as Element).closest("button, input") !== null) return;
    options.onSelect?.(hit?.getAttribute("data-node") ?? hit?.getAttribute("data-edge") ?? null);
  }

  function press(event: KeyboardEvent): void {
    if (event.target !== root || event.key !== " ") return;
    event.preventDefault();
    if (player.state.playing) player.pause();
    else player.play();
  }

  const forget = player.subscribe(() => schedule("tokens"));
  const quiet = listenToChips?.({ root, pillOf: diagram.pillOf, move: (move) => options.onOdds?.(move) });
  const sizes = new ResizeObserver(resize);
  sizes.observe(root);
  const themes = new MutationObserver(readInk);
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  root.addEventListener("click", click);
  root.addEventListener("keydown", press);
  readInk();

  return {
    player,
    show(next) {
      const before = scene;
      scene = next;
      const moved = layout === null || before === null || !sameLayout(before.layout, next.layout);
      if (moved) moveTo(next.layout);
      else if (!change.going) layout = next.layout;
      if (before === null || !sameParts(before.model, next.model)) chart();
      else if (moved) place();
      if (held && !change.going) drawOdds(next);
      else schedule("drawing");
      description.tell(next.model);
    },
    setTrace(next, at) {
      trace = next;
      chart();
      player.haltAt(listArrivals(trace, pauses));
      if (legs === null || trace === null) {
        player.load({ duration: 0, moments: new Float64Array(0), rate: 1 });
        return;
      }
      const { time, duration } = player.state;
      const moments = listMoments(trace, legs);
      player.load(
        { duration: legs.duration, moments, rate: legs.pace.rate, cases: listCaseStarts(trace) },
        at ?? (time < duration && time < legs.duration ? time : 0),
      );
    },
    follow(next) {
      if (next === pick) return;
      pick = next;
      if (pick !== null) camera.show(camera.view);
      chart();
    },
    pauseAt(nodes) {
      pauses = nodes;
      player.haltAt(listArrivals(trace, pauses));
    },
    select(id) {
      if (id === selected) return;
      selected = id;
      schedule("drawing");
    },
    hold(still) {
      if (held && !still) schedule("tokens");
      held = still;
    },
    fit,
    zoomBy: camera.zoomBy,
    destroy() {
      if (frame !== null) cancelAnimationFrame(frame);
      description.destroy();
      forget();
      quiet?.();
      sizes.disconnect();
      themes.disconnect();
      for (const overlay of overlays) overlay.destroy();
      camera.destroy();
      player.destroy();
      root.remove();
    },
  };
}

const nothing: Placed = createPlacement();

function makeCanvas(name: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.className = name;
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}
