import type { Words } from "./catalogue.ts";

const longRuns = "Longer runs belong to POST /api/runs.";

/** What the Worker says, in English; findings about a diagram have their words in core. */
export const en: Words = {
  problems: {
    "bad-option": { title: "An option of the request is wrong", detail: ({ faults }) => `${faults}.` },
    "bad-json": {
      title: "The body is no JSON object with a source",
      detail: () =>
        'Send {"source": "..."} with the diagram as a string and the options beside it, or the diagram itself.',
    },
    "bad-encoding": { title: "The body is not UTF-8", detail: () => "Send the diagram as UTF-8." },
    "broken-body": { title: "The body did not arrive whole", detail: () => "Send the request again." },
    "not-found": { title: "There is nothing here", detail: () => "What is offered is told at /api/docs." },
    "no-token": {
      title: "Only its owner may delete this",
      detail: () => "Send the token that came when it was stored or begun: Authorization: Bearer ...",
    },
    "wrong-token": {
      title: "This token is not the owner's",
      detail: () =>
        "A diagram is deleted with the token that came when it was stored, a run with the one that came when it was begun. Nothing was deleted.",
    },
    "unknown-diagram": {
      title: "No such diagram is stored",
      detail: () => "It was deleted, or a part of its address was cut off.",
    },
    "unknown-run": {
      title: "There is no such run",
      detail: () => "It was deleted, its time is over, or a part of its address was cut off.",
    },
    "run-not-done": {
      title: "The run has no answer",
      detail: () => "It goes on, or it ended without one: its state tells.",
    },
    "run-too-long": {
      title: "Too much work for one run",
      detail: ({ found, limit }) =>
        `The run takes about ${found} decisions, a long run may have ${limit}. Ask for fewer cases.`,
    },
    "replication-too-long": {
      title: "One replication takes too long",
      detail: ({ found, limit }) =>
        `Where a lane has a capacity, a replication is run in one piece. It takes about ${found} decisions and may have ${limit}. Ask for fewer cases and more replications.`,
    },
    "too-many-runs": {
      title: "Too many runs in a short time",
      detail: ({ limit }) => `A client may begin ${limit} a minute. Wait, or run it on your own machine.`,
    },
    "too-many-diagrams": {
      title: "Too many diagrams in a short time",
      detail: ({ limit }) =>
        `A client may store ${limit} in a minute. Wait, or use a link that holds the whole diagram.`,
    },
    "no-such-format": {
      title: "This format is not offered",
      detail: () => "Ask with format=json.",
    },
    "wrong-method": { title: "This method is not offered here", detail: ({ method }) => `Use ${method}.` },
    "source-too-large": {
      title: "The diagram is too large",
      detail: ({ limit }) => `A diagram may take ${limit} bytes of UTF-8. Split it into several.`,
    },
    "compressed-body": {
      title: "Compressed bodies are not read",
      detail: () => "Send the diagram as it is, without Content-Encoding.",
    },
    "empty-source": {
      title: "There is no diagram in the request",
      detail: () => "Send the text of a diagram as the body of the request.",
    },
    "invalid-diagram": {
      title: "The diagram has errors",
      detail: ({ line, message }) => `Line ${line}: ${message}`,
    },
    "unreadable-notation": {
      title: "The text is not in that notation",
      detail: ({ from }) =>
        `It cannot be read as ${from}: BPMN 2.0 is well-formed XML with a process and without a doctype, Mermaid a flowchart or a sequence diagram.`,
    },
    "too-many-cases": {
      title: "Too many cases for one request",
      detail: ({ found, limit }) => `${found} cases are asked for, a request may have ${limit}. ${longRuns}`,
    },
    "too-many-steps": {
      title: "Too many steps for one case",
      detail: ({ found, limit }) => `A case is given ${found} steps, it may have ${limit}. Lower the limit.`,
    },
    "too-many-traced": {
      title: "Too many traced cases for one request",
      detail: ({ found, limit }) => `${found} traced cases are asked for, a request may have ${limit}. Trace fewer.`,
    },
    "too-many-figures": {
      title: "Too many figures for one answer",
      detail: ({ found, limit }) =>
        `The answer has ${found} figures, it may have ${limit}. Let fewer starts arrive, or ask for fewer cases.`,
    },
    "over-budget": {
      title: "Too many node visits for one request",
      detail: ({ limit }) => `The run takes more than ${limit} node visits. Ask for fewer cases. ${longRuns}`,
    },
    "too-many-points": {
      title: "Too many points for one answer",
      detail: ({ option, found, limit }) => `${option}=${found} is asked for, it may be ${limit}. Ask for fewer.`,
    },
    "too-much-work": {
      title: "Too much to solve for one request",
      detail: ({ found, limit }) =>
        `The answer takes about ${found} multiplications, a request may take ${limit}. Ask for fewer points, or for one thing at a time.`,
    },
    "too-many-pixels": {
      title: "Too large an image",
      detail: ({ found, limit }) =>
        `The image would have ${found} pixels, it may have ${limit}. Ask for a smaller width, or for an SVG.`,
    },
    internal: {
      title: "Something went wrong here",
      detail: () => "The request was not answered. It is not your text's fault.",
    },
  },
  faults: {
    "whole-number": () => "must be a whole number",
    "at-least": (least) => `must be at least ${least}`,
    "at-most": (most) => `must be at most ${most}`,
    "one-of": (choices) => `must be one of ${choices}`,
    flag: () => "must be 0 or 1",
    text: () => "must be a text",
    "too-long": (most) => `may have ${most} characters`,
    "no-goal": () => "must be an outcome, <= or >=, and a share, such as n9>=0.999 or n9>=99.9%",
    share: () => "must be a share above 0 and up to 1, such as 0.0001 or 0.01%",
    "no-early-end": () => "needs a single replication, and lanes without a capacity",
    "no-id": () => "must be the id of a stored diagram",
    beside: (other) => `is asked for together with ${other} only`,
    "unknown-edge": (near) => `is no edge whose odds can be moved${near === "" ? "" : `; near are ${near}`}`,
    "unknown-loop": (near) => `is in no loop${near === "" ? "" : `; in loops are ${near}`}`,
    "unknown-outcome": (near) => `names no outcome${near === "" ? "" : `; near are ${near}`}`,
  },
  lost: {
    title: "This page does not exist",
    text: "There is nothing at this address. A diagram's link holds the whole diagram: perhaps a part of it was cut off.",
    home: "Open the playground",
  },
  unknown: {
    title: "This diagram is not here",
    text: "No diagram is stored at this address: it was deleted by its owner, or a part of the address was cut off.",
    home: "Open the playground",
  },
  unknownRun: {
    title: "This run is not here",
    text: "No run is kept at this address: it was deleted, its thirty days are over, or a part of the address was cut off.",
    home: "Open the playground",
  },
  stored: {
    described: ({ lanes, nodes }) =>
      `A swimlane diagram that can be played: ${lanes} ${lanes === 1 ? "lane" : "lanes"}, ${nodes} ${nodes === 1 ? "node" : "nodes"}.`,
    untitled: "Diagram",
    image: (title) => `Drawing of the diagram ${title}`,
  },
};
