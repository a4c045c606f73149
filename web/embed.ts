import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { prepareCamera } from "./embed/camera.ts";
import { type Choice, chooseDrawing } from "./embed/choose.ts";
import type { Changes } from "./embed/host.ts";
import { readLink } from "./embed/link.ts";
import { showMessage } from "./embed/message.ts";
import { type EmbedOptions, readOptions } from "./embed/options.ts";
import { createOutcomeBar } from "./embed/outcomes.ts";
import { chooseLanguage, speak } from "./embed/words.ts";
import { assembleStage } from "./stage/assemble.ts";
import { fill } from "./stage/fill.ts";
import { leastScale } from "./stage/fit.ts";
import { keepStarts } from "./stage/starts.ts";
import type { Flow, Timeline } from "./stage/types.ts";

const options = readOptions(location.search);
const locale = chooseLanguage(options.language === null ? navigator.languages : [options.language]);
let words: (key: string) => string = (key) => key;
const player = document.getElementById("player")!;

const night = matchMedia("(prefers-color-scheme: dark)");
let { theme } = options;

/** Shows the theme that was asked for, or the machine's. */
function paintTheme(): void {
  const dark = theme === "dark" || (theme === "system" && night.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/** The text of a stored diagram as the server put it into the head; `null` where the address names one that is not there. */
function findHash(): string | null {
  const held = document.querySelector<HTMLMetaElement>('meta[name="flowodds-link"]')?.content;
  if (held !== undefined) return `#${held}`;
  return location.pathname.startsWith("/embed/") ? null : location.hash;
}

async function open(): Promise<void> {
  document.documentElement.lang = locale;
  paintTheme();
  night.addEventListener("change", paintTheme);
  document.documentElement.classList.toggle("bare", !options.ground);
  words = await speak(locale);
  document.title = words("embed.title");
  document.querySelector("h1")!.textContent = document.title;
  const hash = findHash();
  const link = hash === null ? ({ trouble: "missing" } as const) : await readLink(hash, location.search);
  if (link === null) showMessage(player, words, "embed.empty");
  else if ("trouble" in link) showMessage(player, words, `embed.${link.trouble}`);
  else await play(link.text);
}

async function play(given: string): Promise<void> {
  let text = given;
  const { tree, diagnostics } = parse(text);
  const lowered = lower(tree);
  let { model } = lowered;
  if (model.nodes.length === 0) {
    showMessage(player, words, "embed.empty");
    return;
  }
  const errors = [...diagnostics, ...lowered.diagnostics].filter(({ severity }) => severity === "error").length;
  const start = model.starts.find(({ node }) => model.nodes[node]!.id === options.start) ?? model.starts[0] ?? null;
  let startId = start === null ? null : model.nodes[start.node]!.id;

  const stageRoom = document.createElement("div");
  stageRoom.className = "stage-room";
  stageRoom.addEventListener("pointermove", () => stageRoom.classList.add("pointed"), { once: true });
  const rail = document.createElement("button");
  rail.type = "button";
  rail.className = "rail";
  const playback = document.createElement("div");
  playback.classList.toggle("playback", options.controls);
  const page = location.pathname.replace(/^\/embed\/?/, "/s/");
  const bar = createOutcomeBar(
    words,
    locale,
    page === "/s/" ? `/${location.hash === "" ? location.search : location.hash}` : page,
  );
  bar.element.classList.toggle("link-only", !options.panel);
  const view = document.createElement("div");
  view.className = "view";
  view.append(stageRoom, rail);
  player.replaceChildren(view, playback, bar.element);

  const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const settings = { words, locale, reducedMotion, editable: false, loop: options.loop };
  const stage = assembleStage(stageRoom, settings, {
    createCamera: prepareCamera({ pan: options.pan, zoom: options.zoom, wheel: options.interactive }),
    listenToChips: null,
    glide: null,
    createOverlay: null,
  });
  stageRoom.classList.toggle("fixed", !options.zoom);
  stage.player.setSpeed(options.speed);

  let choice: Choice | null = null;
  let flow: Flow | null = null;
  let folding = true;

  function show(): Choice {
    const room = { width: stageRoom.clientWidth, height: stageRoom.clientHeight };
    const next = chooseDrawing(model, startId, room, folding);
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

  async function addTimeline(): Promise<Timeline> {
    const { createTimeline } = await import("./stage/timeline.ts");
    return createTimeline(playback, stage.player, { words, locale });
  }

  function draw(): void {
    if (choice === null) return;
    stage.show({ model: choice.model, layout: choice.layout, flow, noted: new Set(), faulty: new Set() });
  }

  /** Lets the page around in, where there is one. */
  async function talk(changes: Changes | null): Promise<void> {
    if (parent === window) return;
    const { talkToHost } = await import("./embed/host.ts");
    const setTheme = (next: EmbedOptions["theme"]) => {
      theme = next;
      paintTheme();
    };
    talkToHost({ player: stage.player, measure, setTheme, changes }, player);
  }

  /** Pixels that the embed would need to show the whole drawing as wide as it is, text readable. */
  function measure(): number {
    const { layout } = choice ?? first;
    const scale = Math.max(leastScale(layout), Math.min(1, stageRoom.clientWidth / layout.width));
    return layout.height * scale + player.clientHeight - stageRoom.clientHeight;
  }

  const first = show();
  // The picture comes first; the timeline finds its room kept.
  const timeline = options.controls ? await addTimeline() : null;
  if (errors > 0 || start === null) {
    bar.say(errors > 0 ? fill(words("embed.errors"), { count: errors }, locale) : words("embed.noStart"));
    rail.addEventListener("click", () => {
      folding = false;
      show();
    });
    await talk(null);
    return;
  }

  let seed = options.seed ?? model.settings.seed;
  bar.say(words("embed.running"));
  // The picture comes first, the engine after it.
  const { startRun } = await import("./embed/running.ts");
  let index = model.starts.indexOf(start);
  let run = startRun(model, index, seed);
  const setTrace = (shown: Model) => {
    const trace = keepStarts(run.trace, shown);
    stage.setTrace(trace);
    timeline?.show(shown, trace);
  };
  const count = () => {
    const counted = run;
    counted.figures.then((figures) => {
      if (counted !== run) return;
      flow = figures.flow;
      draw();
      bar.show(figures, model.nodes[model.starts[index]!.node]!.label);
    });
  };
  setTrace(first.model);
  count();
  rail.addEventListener("click", () => {
    folding = false;
    setTrace(show().model);
  });
  if (options.autoplay && !reducedMotion) {
    stage.player.seek(options.time ?? 0);
    stage.player.play();
  } else {
    const { showPoster } = await import("./embed/poster.ts");
    showPoster(stageRoom, stage.player, options.time, words("timeline.play"));
  }
  const playAnew = () => {
    const { time } = stage.player.state;
    run = startRun(model, index, seed);
    setTrace(show().model);
    stage.player.seek(time);
    count();
  };
  await talk({
    async setOdds(edge, odds) {
      const { setOdds } = await import("./embed/set-odds.ts");
      const next = setOdds(text, edge, odds);
      if (next === null) return;
      text = next;
      model = lower(parse(text).tree).model;
      playAnew();
    },
    setSeed(next) {
      seed = next;
      playAnew();
    },
    setStart(id) {
      const found = model.starts.findIndex(({ node }) => model.nodes[node]!.id === id);
      if (found < 0) return;
      index = found;
      startId = id;
      playAnew();
    },
  });
}

// Another diagram in the same frame begins anew.
addEventListener("hashchange", () => location.reload());
open().catch((error) => {
  showMessage(player, words, "embed.damaged");
  throw error;
});
