/** Distances and sizes of a drawing in pixels; two sets of them, `standard` and `compact`. */
export interface Density {
  readonly nodeWidth: number;
  /** Of a node with one line of text; more lines make it higher. */
  readonly nodeHeight: number;
  /** Between a rectangle's outline and its text, left and right. */
  readonly inset: number;
  readonly text: number;
  readonly line: number;
  /** Of the owner and system line at the foot of a task box. */
  readonly footer: number;
  readonly circle: number;
  /** Smallest and largest diamond. */
  readonly diamond: { readonly minWidth: number; readonly minHeight: number; readonly maxWidth: number };
  readonly label: { readonly text: number; readonly height: number; readonly pad: number };
  /** Least distance of two nodes along the flow, and across it. */
  readonly alongGap: number;
  readonly acrossGap: number;
  /** Least distance along the flow after a decision with an odds chip. */
  readonly chipGap: number;
  /** Between two parallel edges. */
  readonly track: number;
  /** Between a node and an edge that passes by. */
  readonly margin: number;
  /** Between a lane's border and its nodes. */
  readonly lanePad: number;
  /** Before the first and after the last node along the flow. */
  readonly endPad: number;
  /** An arrowhead with the bit of line that leads to it. */
  readonly arrow: number;
  readonly header: number;
  /** Between a loop's frame and its nodes, and the height of its badge, which stands astride the frame. */
  readonly frame: number;
  readonly badge: number;
}

export const densities: { readonly standard: Density; readonly compact: Density } = {
  standard: {
    nodeWidth: 160,
    nodeHeight: 52,
    inset: 14,
    text: 13,
    line: 17,
    footer: 20,
    circle: 56,
    diamond: { minWidth: 116, minHeight: 70, maxWidth: 168 },
    label: { text: 12, height: 20, pad: 8 },
    alongGap: 44,
    acrossGap: 36,
    chipGap: 67,
    track: 13,
    margin: 15,
    lanePad: 30,
    endPad: 28,
    arrow: 13,
    header: 28,
    frame: 13,
    badge: 22,
  },
  compact: {
    nodeWidth: 112,
    nodeHeight: 44,
    inset: 7,
    text: 12,
    line: 15,
    footer: 18,
    circle: 44,
    diamond: { minWidth: 96, minHeight: 60, maxWidth: 116 },
    label: { text: 12, height: 20, pad: 7 },
    alongGap: 21,
    acrossGap: 30,
    chipGap: 67,
    track: 12,
    margin: 10,
    lanePad: 26,
    endPad: 12,
    arrow: 12,
    header: 26,
    frame: 12,
    badge: 20,
  },
};
