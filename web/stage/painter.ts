import { type Placed, trailDots, trailGap, Way } from "./placement.ts";
import { createSheet, type Sheet } from "./sheet.ts";
import {
  type Colour,
  makeDotStamps,
  makeTokenStamps,
  makeTrailStamps,
  type StampSet,
  type TrailDot,
} from "./stamps.ts";
import type { Extent, View } from "./view.ts";

/** Radius of a token at scale 1, and of the ring around it, in CSS pixels. */
const radius = 5;
const rim = 1.6;

export interface TokenPainter {
  /** Takes the size of the stage, and device pixels per CSS pixel. */
  resize(extent: Extent, density: number): void;
  /** Takes the colours of tokens and of the ground behind them. */
  colour(ink: Colour, ground: Colour): void;
  paint(placed: Placed, view: View): void;
}

/**
 * Paints tokens and their trails on a canvas. Stamps are laid by our own code into one buffer of pixels, and only the squares that changed
 * go to the canvas: several times faster than drawing each token by the canvas's own calls.
 */
export function createTokenPainter(canvas: HTMLCanvasElement): TokenPainter {
  const context = canvas.getContext("2d")!;
  let sheet: Sheet = createSheet(1, 1);
  let image = new ImageData(1, 1);
  let density = 1;
  let ink: Colour = [0, 0, 0];
  let ground: Colour = [255, 255, 255];
  let size = 0;
  let sharpFor = 0;
  let tokens: (StampSet | undefined)[] = [];
  /** In a crowd, without a ring that would hide those before. */
  let bodies: (StampSet | undefined)[] = [];
  let dots: readonly TrailDot[] = [];
  let trail: (StampSet | undefined)[] = [];
  /** Straight trails by length in dots and direction of travel: right, down, left, up. */
  let straight: (StampSet | undefined)[] = [];

  /** Makes the stamps for a scale. */
  function sharpen(k: number): void {
    if (k === sharpFor) return;
    sharpFor = k;
    size = radius * Math.min(1.5, Math.max(0.5, k)) * density;
    dots = Array.from({ length: trailDots }, (_, i): TrailDot => {
      const left = 1 - (i + 1) / (trailDots + 1);
      return { behind: (i + 1) * trailGap * k * density, radius: size * (0.24 + 0.5 * left), alpha: 0.2 * left };
    });
    tokens = [];
    bodies = [];
    trail = [];
    straight = [];
  }

  function straightTrail(way: number, length: number): StampSet {
    const index = 4 * length + way;
    straight[index] ??= makeTrailStamps(dots.slice(0, length), [1, 0, -1, 0][way]!, [0, 1, 0, -1][way]!, ink);
    return straight[index];
  }

  function trailDot(k: number): StampSet {
    trail[k] ??= makeDotStamps(dots[k]!, ink);
    return trail[k];
  }

  function stampsOf(start: number): StampSet {
    const index = Math.max(0, start);
    tokens[index] ??= makeTokenStamps(index, size, rim * density, ink, ground);
    return tokens[index];
  }

  function bodyOf(start: number): StampSet {
    const index = Math.max(0, start);
    bodies[index] ??= makeTokenStamps(index, size, 0, ink, ground);
    return bodies[index];
  }

  return {
    resize(extent, pixels) {
      density = pixels;
      const width = Math.max(1, Math.round(extent.width * density));
      const height = Math.max(1, Math.round(extent.height * density));
      canvas.width = width;
      canvas.height = height;
      sheet = createSheet(width, height);
      image = new ImageData(sheet.pixels, width, height);
      sharpFor = 0;
    },
    colour(nextInk, nextGround) {
      ink = nextInk;
      ground = nextGround;
      sharpFor = 0;
    },
    paint(placed, view) {
      sheet.wipe();
      if (placed.dots > 0) sharpen(view.k);
      const { dots: count, places, bends, trail: lengths, way, start, close } = placed;
      const scale = view.k * density;
      const x0 = view.x * density;
      const y0 = view.y * density;
      for (let i = 0; i < count; i++) {
        const length = lengths[i]!;
        if (length === 0) continue;
        if (way[i] !== Way.bent) {
          sheet.put(straightTrail(way[i]!, length), places[2 * i]! * scale + x0, places[2 * i + 1]! * scale + y0);
          continue;
        }
        for (let k = length - 1; k >= 0; k--) {
          const at = 2 * (i * trailDots + k);
          sheet.put(trailDot(k), bends[at]! * scale + x0, bends[at + 1]! * scale + y0);
        }
      }
      for (let i = 0; i < count; i++) {
        const x = places[2 * i]!;
        if (Number.isNaN(x)) continue;
        const y = places[2 * i + 1]! * scale + y0;
        if (close[i] === 1) sheet.putOnce(bodyOf(start[i]!), x * scale + x0, y);
        else sheet.put(stampsOf(start[i]!), x * scale + x0, y);
      }
      sheet.flush((x, y, width, height) => context.putImageData(image, 0, 0, x, y, width, height));
    },
  };
}
