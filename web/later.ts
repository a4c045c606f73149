/** Work that a moved slider does not wait for. */
export interface Later {
  /** Does a piece after the next frame, in the place of an older one of that name that still waits. */
  put(name: string, piece: () => void): void;
  /** Forgets what waits: it was done at once, or is of no use any more. */
  drop(): void;
}

/** Milliseconds of a task that pieces may fill; one that takes longer has a task of its own. */
const share = 4;

/** Makes an empty list. Pieces are done in the order of their first mention, a few a task, so that none holds up a frame. */
export function createLater(): Later {
  const waiting = new Map<string, () => void>();
  let due = false;

  function work(): void {
    const begun = performance.now();
    for (const [name, piece] of waiting) {
      waiting.delete(name);
      piece();
      if (performance.now() - begun > share) break;
    }
    due = waiting.size > 0;
    if (due) setTimeout(work, 0);
  }

  return {
    put(name, piece) {
      waiting.set(name, piece);
      if (due) return;
      due = true;
      requestAnimationFrame(() => setTimeout(work, 0));
    },
    drop: () => waiting.clear(),
  };
}

/** Lets the browser paint and listen between two pieces of work. */
export function untilNextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
