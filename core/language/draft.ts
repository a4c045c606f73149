import type { Span } from "./diagnostic.ts";
import type {
  EdgeDeclaration,
  LaneDeclaration,
  LoopDeclaration,
  NodeDeclaration,
  SimStatement,
  Unread,
} from "./tree.ts";

/** A stretch of the source without skipped text in it: what stands together belongs to one diagram. */
export interface Stretch {
  /** From its first lane, comment or statement to its last. */
  readonly from: number;
  to: number;
  /** Where its lanes and statements end, without the comments behind them. */
  last: number;
  /** How many lanes it has, and the ids of their nodes. */
  lanes: number;
  readonly ids: Set<string>;
  /** Id of its last lane. */
  lane: string | null;
  /** Whether some statement was read without an error. */
  clear: boolean;
  /** Whether some line could not be read. */
  unclear: boolean;
}

/** What has been read so far, of every diagram in the source. */
export interface Draft {
  readonly stretches: Stretch[];
  readonly lanes: LaneDeclaration[];
  readonly nodes: NodeDeclaration[];
  readonly edges: EdgeDeclaration[];
  readonly loops: LoopDeclaration[];
  readonly sims: SimStatement[];
  /** Lines around the diagrams that were not read. */
  readonly skipped: Span[];
  /** Pieces inside of lanes that were not read. */
  readonly unread: Unread[];
  /** Whether skipped text stands between the last stretch and what comes next. */
  apart: boolean;
}

/** A draft of nothing. */
export function createDraft(): Draft {
  return {
    stretches: [],
    lanes: [],
    nodes: [],
    edges: [],
    loops: [],
    sims: [],
    skipped: [],
    unread: [],
    apart: true,
  };
}

/** Makes a stretch go on to an offset. */
export function extend(stretch: Stretch, to: number): void {
  stretch.to = to;
  stretch.last = to;
}

/** The stretch that goes on here; a new one after skipped text. */
export function enterStretch(draft: Draft, from: number): Stretch {
  if (draft.apart) {
    draft.apart = false;
    draft.stretches.push({
      from,
      to: from,
      last: from,
      lanes: 0,
      ids: new Set(),
      lane: null,
      clear: false,
      unclear: false,
    });
  }
  return draft.stretches.at(-1)!;
}
