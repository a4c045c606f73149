/** A rectangle, top left corner and size, in pixels of the unscaled drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** x, y. */
export type Point = readonly [number, number];

export interface EdgeGeometry {
  /** From the source's outline to the target's, orthogonal, corners not rounded. */
  readonly points: readonly Point[];
  /** Where its label (with its odds chip on a decision's edge) stands; `null` if it has none. */
  readonly label: Box | null;
}

export interface LoopGeometry {
  /** Closed orthogonal outlines, one for each connected piece of the frame, corners not rounded. */
  readonly outlines: readonly (readonly Point[])[];
  readonly badge: Box;
}

/** A drawing of a model: every box and path, by id; y grows downward. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly density: "standard" | "compact";
  readonly orientation: "horizontal" | "vertical";
  /** Whole lane bands, header strip included, by lane id. */
  readonly lanes: Readonly<Record<string, Box>>;
  /** Width (height when vertical) of the header strip of every lane. */
  readonly header: number;
  readonly nodes: Readonly<Record<string, Box>>;
  /** Node labels broken into lines, by node id; a cut label ends with an ellipsis. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
  /** The line at the foot of a task box, its owner and system, cut to fit, by node id; 11 px, medium. */
  readonly footers?: Readonly<Record<string, string>>;
  /** Implicit repeats included. */
  readonly edges: Readonly<Record<string, EdgeGeometry>>;
  readonly loops: readonly LoopGeometry[];
}
