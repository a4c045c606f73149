import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Frames } from "../../web/stage/clock.ts";
import { createPlayer } from "../../web/stage/player.ts";

/** Frames that a test makes by hand. */
function handFrames() {
  let pending: ((now: number) => void)[] = [];
  let tell: (visible: boolean) => void = () => {};
  let now = 1000;
  const frames: Frames = {
    request: (callback) => {
      pending.push(callback);
    },
    onVisible(listener) {
      tell = listener;
      return () => {};
    },
  };
  return {
    frames,
    /** One frame, so many milliseconds after the last. */
    next(milliseconds = 16) {
      now += milliseconds;
      const due = pending;
      pending = [];
      for (const callback of due) callback(now);
    },
    see: (visible: boolean) => tell(visible),
    get asked() {
      return pending.length;
    },
  };
}

const moments = Float64Array.of(1, 2, 2.5, 7);
const score = { duration: 10, moments, rate: 1 };

function start(loop = false) {
  const hand = handFrames();
  const player = createPlayer(hand.frames, { loop });
  player.load(score);
  return { hand, player };
}

const acts = fc.oneof(
  fc.constant("play" as const),
  fc.constant("pause" as const),
  fc.double({ min: -100, max: 100, noNaN: true }).map((time) => ({ time })),
  fc.double({ min: -10, max: 100, noNaN: true }).map((speed) => ({ speed })),
  fc.constantFrom(1 as const, -1 as const).map((direction) => ({ direction })),
  fc.integer({ min: 0, max: 2000 }).map((frame) => ({ frame })),
  fc.boolean().map((visible) => ({ visible })),
);

describe("the player", () => {
  test("keeps its time within 0 and the duration and its speed within 0.25 and 32, whatever is done to it", () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), fc.boolean(), (list, loop) => {
        const { hand, player } = start(loop);
        for (const act of list) {
          if (act === "play") player.play();
          else if (act === "pause") player.pause();
          else if ("time" in act) player.seek(act.time);
          else if ("speed" in act) player.setSpeed(act.speed);
          else if ("direction" in act) player.step(act.direction);
          else if ("frame" in act) hand.next(act.frame);
          else hand.see(act.visible);
          expect(player.state.time).toBeGreaterThanOrEqual(0);
          expect(player.state.time).toBeLessThanOrEqual(10);
          expect(player.state.speed).toBeGreaterThanOrEqual(0.25);
          expect(player.state.speed).toBeLessThanOrEqual(32);
          expect(hand.asked).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("moves by the time between frames, times rate, times speed", () => {
    const { hand, player } = start();
    player.load({ ...score, rate: 3 });
    player.setSpeed(2);
    player.play();
    hand.next();
    expect(player.state.time).toBe(0);
    hand.next(100);
    expect(player.state.time).toBeCloseTo(0.6, 9);
    hand.next(50);
    expect(player.state.time).toBeCloseTo(0.9, 9);
  });

  test("does not jump after a stall: a frame counts for a quarter of a second at most", () => {
    const { hand, player } = start();
    player.play();
    hand.next();
    hand.next(60_000);
    expect(player.state.time).toBeCloseTo(0.25, 9);
  });

  test("stands still and asks for no frames while nobody can see it, and goes on from there", () => {
    const { hand, player } = start();
    player.play();
    hand.next();
    hand.next(100);
    hand.see(false);
    hand.next(5000);
    expect(hand.asked).toBe(0);
    expect(player.state).toMatchObject({ time: expect.closeTo(0.1, 9), playing: true });
    hand.see(true);
    hand.next(5000);
    expect(player.state.time).toBeCloseTo(0.1, 9);
    hand.next(100);
    expect(player.state.time).toBeCloseTo(0.2, 9);
  });

  test("stops at the end, and plays from the beginning when it is asked to play there", () => {
    const { hand, player } = start();
    player.seek(9.9);
    player.play();
    hand.next();
    hand.next(200);
    expect(player.state).toMatchObject({ time: 10, playing: false });
    expect(hand.asked).toBe(0);
    player.play();
    expect(player.state).toMatchObject({ time: 0, playing: true });
  });

  test("begins again at the end where it loops", () => {
    const { hand, player } = start(true);
    player.seek(9.9);
    player.play();
    hand.next();
    hand.next(200);
    expect(player.state).toMatchObject({ time: 0, playing: true });
    expect(hand.asked).toBe(1);
  });

  test("steps to the next and the previous moment, and stops playing", () => {
    const { player } = start();
    player.play();
    const way = [1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1].map((direction) => {
      player.step(direction as 1 | -1);
      return player.state.time;
    });
    expect(way).toEqual([1, 2, 2.5, 7, 10, 10, 7, 2.5, 2, 1, 0]);
    expect(player.state.playing).toBe(false);
  });

  test("steps from between two moments to the nearer ones", () => {
    const { player } = start();
    player.seek(2.2);
    player.step(-1);
    expect(player.state.time).toBe(2);
    player.seek(2.2);
    player.step(1);
    expect(player.state.time).toBe(2.5);
  });

  test("tells every change to whoever asked, until they ask no more", () => {
    const { player } = start();
    const heard: number[] = [];
    const stop = player.subscribe(({ time }) => heard.push(time));
    player.seek(3);
    player.seek(4);
    stop();
    player.seek(5);
    expect(heard).toEqual([3, 4]);
  });

  test("refuses a time or speed that is no number, by name", () => {
    const { player } = start();
    expect(() => player.seek(Number.NaN)).toThrow(RangeError);
    expect(() => player.setSpeed(Number.NaN)).toThrow(RangeError);
  });

  test("does not play where there is nothing to play, and stops when that becomes so", () => {
    const { player } = start();
    player.play();
    player.load({ duration: 0, moments: new Float64Array(0), rate: 1 });
    expect(player.state).toMatchObject({ time: 0, duration: 0, playing: false });
    player.play();
    expect(player.state.playing).toBe(false);
  });

  test("is silent after it was destroyed", () => {
    const { hand, player } = start();
    let heard = 0;
    player.subscribe(() => heard++);
    player.play();
    player.destroy();
    const before = heard;
    hand.next();
    hand.next(100);
    expect(heard).toBe(before);
  });

  test("halts at each point to pause at, and goes on from there", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 9.5, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (points) => {
          const { hand, player } = start();
          const sorted = Float64Array.from(new Set(points)).sort();
          player.haltAt(sorted);
          for (const point of sorted) {
            player.play();
            for (let i = 0; i < 2000 && player.state.playing; i++) hand.next(50);
            expect(player.state.time).toBe(point);
          }
        },
      ),
    );
  });

  test("steps from case to case both ways, and loops once it is told to", () => {
    const { hand, player } = start();
    player.load({ ...score, cases: Float64Array.of(0, 3, 6) });
    player.stepCase(1);
    player.stepCase(1);
    expect(player.state.time).toBe(6);
    player.stepCase(-1);
    expect(player.state.time).toBe(3);
    player.setLoop(true);
    player.seek(9.9);
    player.play();
    for (let i = 0; i < 3; i++) hand.next(200);
    expect(player.state).toMatchObject({ playing: true, loop: true });
    expect(player.state.time).toBeLessThan(3);
  });
});
