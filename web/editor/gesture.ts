/** Milliseconds of rest after which typing begins a new undo step. */
const rest = 600;

/** Where a change of the editor lies: `from` and `to` in the text before, `end` in the text after. */
export interface Touch {
  readonly from: number;
  readonly to: number;
  readonly end: number;
  /** Typing or deleting single characters; pastes, moves and completions are steps of their own. */
  readonly typed: boolean;
  /** Milliseconds on any clock. */
  readonly at: number;
}

/**
 * Names the gesture of each change for the document's history: what is typed without a rest, each character where the last one was,
 * keeps its name; everything else gets a new one.
 */
export function createGestures(): (touch: Touch) => string {
  let last: Touch | null = null;
  let count = 0;
  return (touch) => {
    const goesOn =
      last?.typed === true &&
      touch.typed &&
      touch.at - last.at < rest &&
      (touch.from === last.end || touch.to === last.end);
    if (!goesOn) count++;
    last = touch;
    return `typing ${count}`;
  };
}
