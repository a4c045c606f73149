import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { createEmbedCamera } from "./embed/camera.ts";
import { type Choice, chooseDrawing } from "./embed/choose.ts";
import { readLink } from "./embed/link.ts";
import { showMessage } from "./embed/message.ts";
import { type EmbedOptions, readOptions } from "./embed/options.ts";
import { createOutcomeBar } from "./embed/outcomes.ts";
import { chooseLanguage, speak } from "./embed/words.ts";
import { assembleStage } from "./stage/assemble.ts";
import { fill } from "./stage/fill.ts";
import { leastScale } from "./stage/fit.ts";
import { keepStarts } from "./stage/starts.ts";
import { createTimeline } from "./stage/timeline.ts";
import type { Flow } from "./stage/types.ts";

const options = readOptions(location.search);
const locale = chooseLanguage(options.language === null ? navigator.languages : [options.language]);
let words: (key: string) => string = (key) => key;
const player = document.getElementById("player")!;

/** Follows the theme that was asked for, or the machine's. */
function startTheme({ theme, ground }: EmbedOptions): void {
  const night = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const dark = theme === "dark" || (theme === "system" && night.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  };
  paint();
  if (theme === "system") night.addEventListener("change", paint);
  document.documentElement.classList.toggle("bare", !ground);
}

async function open(): Promise<void> {
  document.documentElement.lang = locale;
  startTheme(options);
  words = await speak(locale);
  document.title = words("embed.title");
  document.querySelector("h1")!.textContent = document.title;
  const link = await readLink(location.hash, location.search);
  if (link === null) showMessage(player, words, "embed.empty");
  else if ("trouble" in link) showMessage(player, words, `embed.${link.trouble}`);
  else await play(link.text);
}

async function play(text: string): Promise<void> {
  const { tree, diagnostics } = parse(text);
  const lowered = lower(tree);
  const { model } = lowered;
  if (model.nodes.length === 0) {
    showMessage(player, words, "embed.empty");
    return;
  }
  const errors = [...diagnostics, ...lowered.diagnostics].filter(({ severity }) => severity === "error").length;
  const start = model.starts.find(({ node }) => model.nodes[node]!.id === options.start) ?? model.starts[0] ?? null;
  const startId = start === null ? null : model.nodes[start.node]!.id;

  const stageRoom = document.createElement("div");
  stageRoom.className = "stage-room";
  stageRoom.addEventListener("pointermove", () => stageRoom.classList.add("pointed"), { once: true });
  const rail = document.createElement("button");
  rail.type = "button";
  rail.className = "rail";
  const playback = document.createElement("div");
  const bar = createOutcomeBar(words, locale, `/${location.hash === "" ? location.search : location.hash}`);
  const view = document.createElement("div");
  view.className = "view";
  view.append(stageRoom, rail);
  player.replaceChildren(view, playback, bar.element);

  const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const settings = { words, locale, reducedMotion, editable: false, loop: options.loop };
  const stage = assembleStage(stageRoom, settings, {
    createCamera: createEmbedCamera,
    listenToChips: null,
    glide: null,
    createOverlay: null,
  });
  const timeline = options.controls ? createTimeline(playback, stage.player, { words, locale }) : null;
  stage.player.setSpeed(options.speed);

  let choice: Choice | null = null;
  let flow: Flow | null = null;

  function show(fold: boolean): Choice {
    const room = { width: stageRoom.clientWidth, height: stageRoom.clientHeight };
    const next = chooseDrawing(model, startId, room, fold);
    choice = next;
    rail.hidden = next.folded.length === 0;
    // A drawing that is panned sideways anyway can better spare width than height.
    const broad = next.layout.width * leastScale(next.layout) > room.width;
    view.classList.toggle("sideways", broad);
    const count = next.folded.reduce((sum, lane) => sum + lane.nodes.length, 0);
    const names = document.createElement("span");
    names.className = "lanes";
    names.textContent = next.folded.map((lane) => lane.label).join(", ");
    rail.replaceChildren(names, fill(words("stage.folded"), { count }, locale));
    draw();
    return next;
  }

  function draw(): void {
    if (choice === null) return;
    stage.show({ model: choice.model, layout: choice.layout, flow, noted: new Set(), faulty: new Set() });
  }

  const first = show(true);
  if (errors > 0 || start === null) {
    bar.say(errors > 0 ? fill(words("embed.errors"), { count: errors }, locale) : words("embed.noStart"));
    rail.addEventListener("click", () => show(false));
    return;
  }

  const seed = options.seed ?? model.settings.seed;
  bar.say(words("embed.running"));
  // The picture comes first, the engine after it.
  const { startRun } = await import("./embed/running.ts");
  const run = startRun(model, model.starts.indexOf(start), seed);
  const setTrace = (shown: Model) => {
    const trace = keepStarts(run.trace, shown);
    stage.setTrace(trace);
    timeline?.show(shown, trace);
  };
  setTrace(first.model);
  rail.addEventListener("click", () => setTrace(show(false).model));
  run.figures.then((figures) => {
    flow = figures.flow;
    draw();
    bar.show(figures, model.nodes[start.node]!.label);
  });
  if (options.autoplay && !reducedMotion) stage.player.play();
}

// Another diagram in the same frame begins anew.
addEventListener("hashchange", () => location.reload());
open().catch((error) => {
  showMessage(player, words, "embed.damaged");
  throw error;
});
