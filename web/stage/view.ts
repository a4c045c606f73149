/** Where the camera looks: a point `p` of the drawing is seen at `p * k + (x, y)` on the stage, in CSS pixels. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** Size of the stage in CSS pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}
