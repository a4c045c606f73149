/**
 * What the stage and the timeline say in English. `fill` fills in the places: `{name}` with a value as it is, `{name|retry|retries}` with a
 * number and the word that fits it.
 */
export const en = {
  "stage.label": "Diagram",
  "stage.help": "Space plays, plus and minus zoom, 0 fits, Ctrl with arrow keys moves.",
  "stage.zoomOut": "Zoom out",
  "stage.zoomIn": "Zoom in",
  "stage.fit": "Fit",
  "stage.reached": "reached by {share}",
  "stage.odds": "{decision}: odds of {edge}",
  "stage.oddsByAttempt": "By attempt: {odds}",
  "stage.oddsEven": "Shared evenly",
  "stage.loopBound": "{repeats|retry|retries}, {passes|attempt|attempts}",
  "stage.loopUnbounded": "No bound on the repeats",
  "stage.folded": "{count|node|nodes}, not on this path",
  "describe.lane": "Lane {lane}",
  "describe.circle": "circle",
  "describe.rectangle": "step",
  "describe.diamond": "decision",
  "describe.taskbox": "task",
  "describe.start": "cases start here",
  "describe.end": "ends here",
  "describe.to": "To {node}",
  "describe.toBy": "{edge}, to {node}",
  "describe.odds": "odds {odds}",
  "describe.counter": "decided by the loop counter",
  "describe.repeat": "repeats the loop",
  "describe.loop": "Loop {loop}: {nodes}",
  "timeline.label": "Playback",
  "timeline.first": "To the beginning",
  "timeline.back": "Previous event",
  "timeline.play": "Play",
  "timeline.pause": "Pause",
  "timeline.forward": "Next event",
  "timeline.backCase": "Previous case",
  "timeline.forwardCase": "Next case",
  "timeline.loop": "Loop",
  "timeline.last": "To the end",
  "timeline.time": "Time",
  "timeline.of": "{time} of {duration}",
  "timeline.speed": "Speed {speed}",
  "timeline.case": "Case {case}: {outcome}",
} as const;

/** A key of the stage's words. */
export type StageWord = keyof typeof en;
