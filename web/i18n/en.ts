import type { Figures } from "./figures.ts";
import { time } from "./time/en.ts";

/**
 * All words of the page in English. Figures arrive as numbers and are written by `Figures`; labels of the diagram stay as they are.
 * The other languages have the same shape, so that a missing word does not compile.
 */
export const en = {
  tag: "en",
  name: "English",
  page: {
    skip: "Skip to the diagram",
    text: "Text",
    diagram: "Diagram",
    odds: "Odds",
    results: "Results",
    sections: "Sections",
    widthOfText: "Width of the text",
    title: (name: string) => `${name} - Flowodds`,
  },
  bar: {
    diagrams: (name: string) => `Diagram: ${name}. Choose another`,
    saved: "Saved in this browser",
    unsaved: "Not saved: this browser keeps nothing",
    language: "Language",
    theme: { light: "Theme: light", dark: "Theme: dark", system: "Theme: as the system" },
    share: "Share",
    compare: "Compare",
    run: (figures: Figures, cases: number) => `Run ${figures.count(cases)} ${cases === 1 ? "case" : "cases"}`,
    runShort: "Run",
    running: "Running",
    errors: (figures: Figures, count: number) => `${figures.count(count)} ${count === 1 ? "error" : "errors"} to fix`,
    empty: "Nothing to run yet",
  },
  examples: {
    heading: "Start from an example",
    note: "Ctrl+Z brings your text back.",
    gallery: "More in the gallery of patterns",
    before: "Your diagram from before",
    beforeNote: "As it was when a link or an example replaced it",
    untitled: "Empty diagram",
    open: "Open a file",
    save: "Save as a file",
    commands: "All commands",
    actions: "This diagram",
    items: {
      seed: { title: "Webhook delivery", note: "Three lanes, up to 5 retries" },
      order: { title: "Order approval", note: "Rework until it is right, or cancelled" },
      helpdesk: { title: "Help desk", note: "Queues before two lanes with a capacity" },
      backoff: { title: "Retry with back-off", note: "Odds that rise with each attempt" },
      dice: { title: "Two dice", note: "A known answer to check against" },
    },
  },
  text: {
    label: "Text of the diagram",
    empty: "Paste a diagram, drop a file, or start from an example.",
    problems: "Notes on the text",
    line: (figures: Figures, line: number) => `line ${figures.count(line)}`,
    more: (figures: Figures, count: number) => `and ${figures.count(count)} more`,
    severity: { error: "Error", warning: "Warning", info: "Note" },
    next: "F8 next",
    applyFirst: "Ctrl+. fixes",
    /** What the editor itself says, by its English. */
    phrases: {} as Readonly<Record<string, string>>,
  },
  stage: {
    kept: "Last valid picture",
    keptNote: "picture and numbers",
    keptFix: "Go to the error",
    empty: "Paste a diagram, drop a file, or start from an example",
    examples: "Examples",
    drop: "Drop the file to open it",
    fold: "Fold lanes that are not on this path",
  },
  decisions: {
    heading: "Decisions",
    none: "No decision here: every case takes the same way.",
    even: "no odds given, shared evenly",
    label: "odds from the labels",
    counter: "decided by the loop counter",
    useOdds: "Use odds",
    useCounter: "Use the counter",
    rangeLabel: (decision: string, edge: string) => `${decision}: odds of ${edge}`,
    numberLabel: (decision: string, edge: string) => `${decision}: odds of ${edge} in percent`,
    byAttempt: "by attempt",
    attempts: (odds: readonly string[]) =>
      odds.map((value, k) => (k === odds.length - 1 ? `then ${value}` : value)).join(", "),
  },
  loops: {
    fewer: (loop: string) => `${loop}: one less`,
    more: (loop: string) => `${loop}: one more`,
    repeats: (loop: string) => `${loop}: how many repeats at most`,
    passes: (loop: string) => `${loop}: how many passes`,
    atMost: (figures: Figures, repeats: number) =>
      `${repeats === 1 ? "retry" : "retries"}, ${figures.count(repeats + 1)} ${repeats === 0 ? "attempt" : "attempts"}`,
    exactly: (figures: Figures, passes: number) =>
      `${passes === 1 ? "pass" : "passes"}, ${figures.count(passes - 1)} ${passes === 2 ? "repeat" : "repeats"}`,
    unlimited: "no bound on the repeats",
    bind: "Set a bound",
    unbind: "No bound",
  },
  outcomes: {
    heading: "Outcomes",
    starts: "Start of the cases",
    outcome: "outcome",
    exact: "exact",
    simulated: "simulated",
    interval: "95% interval",
    run: (share: string) => `run ${share}`,
    notAvailable: "not available",
    of: (figures: Figures, cases: number) => `${figures.count(cases)} ${cases === 1 ? "case" : "cases"}`,
    between: (low: string, high: string) => `${low} to ${high}`,
    stale: "before this change",
    waiting: "The first run is on its way.",
    noRun: "not run yet",
    none: "No start sends any case.",
    broken: "Results appear when the text has no errors.",
    stuck: (label: string) => `Stuck at ${label}`,
    spent: (label: string) => `Retries used up at ${label}`,
    turnedAway: (label: string) => `Turned away by ${label}`,
    limit: "Stopped at the step limit",
  },
  agreement: {
    agree: (inside: number): readonly [string, string] => [
      "They agree,",
      inside === 1
        ? "exact inside the interval."
        : inside === 2
          ? "exact inside both intervals."
          : "exact inside every interval.",
    ],
    outside: (figures: Figures, outside: number, of: number): readonly [string, string] =>
      outside === of
        ? ["Outside the interval,", "as 1 run in 20 is. Run more cases."]
        : [
            `Outside ${figures.count(outside)} of ${figures.count(of)} intervals,`,
            "each is missed by 1 run in 20. Run more cases.",
          ],
    limited: (figures: Figures, cases: number): readonly [string, string] => [
      "Not comparable:",
      `${figures.count(cases)} ${cases === 1 ? "case" : "cases"} stopped at the step limit, exact has none.`,
    ],
  },
  /** Why a start has no exact answer. */
  why: {
    "too-many-states": (figures: Figures, most: number) =>
      `Simulated only: counters and waiting make more than ${figures.count(most)} states.`,
    "too-entangled": () => "Simulated only: its cycles are linked too densely to be solved.",
    "order-of-arrival": (node: string) => `Simulated only: which case waits first at ${node} depends on times.`,
    "too-many-tokens": (figures: Figures, most: number) =>
      `Simulated only: a case may have more than ${figures.count(most)} tokens at once.`,
    "turned-away": (lane: string) => `Simulated only: whom ${lane} turns away depends on times.`,
    endless: (nodes: string) => `Simulated only: cases that come to ${nodes} never end.`,
    multiplies: (nodes: string) => `Simulated only: tokens become more and more at ${nodes}.`,
  },
  influence: {
    /** Around the choice of the outcome. */
    heading: ["+1 point moves", "by"] as readonly [string, string],
    outcome: "Outcome that the odds are measured by",
    edge: (figures: Figures, edge: string, outcome: string, points: number) =>
      `+1 point of ${edge} moves ${outcome} by ${figures.points(points)} points`,
    loop: (figures: Figures, outcome: string, points: number) =>
      `one repeat more moves ${outcome} by ${figures.points(points)} points`,
    unit: (figure: string) => `${figure} pt`,
    none: "no effect",
    noneOf: (edge: string, outcome: string) => `${edge} does not move ${outcome}`,
    oneMore: "one more",
    oneMoreRepeat: "one more repeat",
    matters: "What matters most",
    place: (place: string, sentence: string) => `${place}: ${sentence}`,
  },
  goal: {
    heading: "Goal",
    /** Between the fields: outcome, relation, share, edge. */
    by: "by",
    outcome: "Goal: outcome",
    relation: "Goal: at most or at least",
    atMost: "at most",
    atLeast: "at least",
    share: "Goal: share in percent",
    edge: "Goal: odds to move",
    met: "Met.",
    down: (edge: string, odds: string) => `${edge} could go down to ${odds}.`,
    up: (edge: string, odds: string) => `${edge} could go up to ${odds}.`,
    just: (edge: string, odds: string) => `${edge} can just stay at ${odds}.`,
    always: (edge: string, _odds: string) => `The odds of ${edge} make no difference.`,
    needs: (edge: string, odds: string): readonly [string, string] => ["Not met.", `${edge} has to go to ${odds}.`],
    never: (best: string): readonly [string, string] => ["Cannot be reached.", `The best is ${best}.`],
    set: "Set it",
    setLabel: (edge: string, odds: string) => `Set it: ${edge} to ${odds}`,
    mark: (share: string) => `goal ${share}`,
    unknown: "Only a simulation tells here, so no goal can be sought.",
  },
  sweep: {
    label: (outcome: string, edge: string, from: string, to: string) =>
      `${outcome} over the odds of ${edge}: ${from} at 0%, ${to} at 100%`,
  },
  expect: {
    holds: "Holds",
    fails: "Does not hold",
    exact: (verdict: string, value: string) => `${verdict}: ${value}, exact`,
    simulated: (verdict: string, value: string) => `${verdict}: ${value}, simulated`,
  },
  steps: {
    heading: "Steps per case",
    within: (figures: Figures, steps: number) => `95% within ${figures.count(steps)}`,
    mean: "mean",
    meanExact: "mean, exact",
    simulated: (figures: Figures, margin: number) => `simulated ± ${figures.margin(margin)}`,
    sd: "standard deviation",
    label: (start: string) => `How many steps the cases of ${start} take`,
    steps: "steps",
    share: "share",
    bin: (from: string, to: string) => `${from} to ${to}`,
  },
  time,
  run: {
    sentence: ["Run", "cases with seed", ""] as readonly [string, string, string],
    cases: "Number of cases",
    seed: "Seed",
    casesLimit: (figures: Figures, most: number) => `At most ${figures.count(most)} cases at once.`,
    unreachable: "Could not reach the server. Run in this browser instead?",
    refused: (why: string) => `The server did not run it: ${why}`,
    /** What the server says no to, by its code; anything else is told in its own words. */
    problems: {
      "too-many-cases": "that many cases are too much for one run.",
      "over-budget": "it takes too many steps for one run. Ask for fewer cases.",
    } as Readonly<Record<string, string>>,
    here: "Run in this browser",
    again: "Try again",
    failedHere: "The run in this browser failed. The results from before are still here.",
    progress: "Progress of the run",
    counted: (figures: Figures, done: number, cases: number) =>
      `${figures.count(done)} of ${figures.count(cases)} cases`,
    pace: (figures: Figures, pace: number) => `${figures.count(pace)} cases/s`,
    cancel: "Cancel",
    done: (figures: Figures, cases: number) => `Done: ${figures.count(cases)} cases.`,
  },
  privacy: {
    heading: "Where your text is",
    text: "In this browser. It leaves only when you press Run, for a run in the cloud that keeps nothing, or make a short link, which stores it.",
    local: "Keep it in this browser",
    localNote: "Every run is made here, and short links are off.",
    stays: "Stays in this browser",
  },
  share: {
    heading: "Share",
    short: "Short link",
    make: "Make a short link",
    shortNote: "Stores the text on the server. Whoever has the link can read it; you can delete it.",
    shortOff: "Off: everything stays in this browser.",
    storing: "Storing the text",
    stored: "Stored as it is now; later changes are not in it.",
    unreachable: "Could not reach the server. The long link works without it.",
    remove: "Delete the stored text",
    deleted: "Deleted: the short link leads nowhere now.",
    notDeleted: "Could not delete it. Try again.",
    link: "Long link",
    linkNote: "The whole diagram is in the link; nothing is stored.",
    embed: "Embed in a page",
    embedNote: "A player of its own: no script of yours, no cookies.",
    text: "Text",
    textNote: "Other readers ignore the simulation lines.",
    copy: "Copy",
    copied: "Copied",
    byHand: "Selected: press Ctrl+C",
  },
  download: {
    heading: "Download",
    working: "Being made",
    failed: "This file could not be made.",
    items: {
      svg: ["Picture", "SVG, sharp at any size"],
      moving: ["Moving picture", "SVG with cases on their way"],
      gif: ["Moving picture for anywhere", "GIF"],
      png: ["Picture in pixels", "PNG"],
      png2: ["Picture in twice the pixels", "PNG, 2x"],
      csv: ["Table of results", "CSV with commas"],
      semicolon: ["Table of results for spreadsheets with decimal commas", "CSV with semicolons"],
      json: ["All results", "JSON, with text, seed and version"],
      xes: ["Event log of 200 cases", "XES, for process mining"],
      ocel: ["Event log of 200 cases by object", "OCEL 2.0, JSON"],
      bpmn: ["Diagram for other tools", "BPMN 2.0 with BPSim"],
      text: ["Text", "FlowZap Code"],
    } as Readonly<Record<string, readonly [string, string]>>,
  },
  converted: {
    whole: (kind: string) => `Read from ${kind}.`,
    losses: (kind: string, list: string) => `Read from ${kind}. Left out or read otherwise: ${list}.`,
  },
  table: { show: "Table", of: (chart: string) => `Table: ${chart}` },
  bet: {
    offer: "Place your bet",
    question: (outcome: string) => `How many cases end in ${outcome}?`,
    place: "Bet",
    close: "No more bets",
    right: (mine: string, real: string) => `You said ${mine}, it is ${real}. Well judged.`,
    wrong: (mine: string, real: string) => `You said ${mine}, it is ${real}.`,
    high: (mine: string, real: string, times: string) => `You said ${mine}, it is ${real}: ${times} times too high.`,
    low: (mine: string, real: string, times: string) => `You said ${mine}, it is ${real}: ${times} times too low.`,
  },
  /** At rest: the time, cases under way and ended, and the outcomes of those that ended. */
  spoken: (figures: Figures, time: string, under: number, ended: number, outcomes: string) =>
    `At ${time}: ${figures.count(under)} under way, ${figures.count(ended)} ended${outcomes === "" ? "" : ` (${outcomes})`}.`,
  notices: {
    close: "Close",
    undo: "Undo",
    opened: "Opened from a link. Your own diagram is one step back.",
    back: "Back to mine",
    damaged:
      "The diagram in this link could not be read: the link is damaged or cut short. Nothing of yours was changed.",
    unknown:
      "This link comes from a newer version of Flowodds, which writes links differently. Nothing of yours was changed.",
    replaced: "The diagram was replaced.",
    fileTooBig: "This file is larger than a diagram can be (256 KB).",
    fileUnreadable: "This file could not be read as text.",
  },
};

/** The words of the page in one language. */
export type Words = typeof en;
