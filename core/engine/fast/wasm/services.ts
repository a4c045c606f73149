import { nodesAt } from "../../timed/kernel-memory.ts";
import { mostTicks, toTicks } from "./draws.ts";
import { exponential } from "./exponentials.ts";
import { addRest, carry, full, laneOf } from "./figures.ts";
import { put } from "./pending.ts";
import { FAMILY, MEASURE, PLACE, ROW, SERVICE, SINCE, STEPS, WAITED } from "./records.ts";

/* What tokens are served, and what it adds to the figures. */

function figuresOf(token: usize, place: usize): usize {
  return ((load<u32>(token, ROW) & ~3) as usize) + place;
}

/** A token is served at a node whose lane has no limit: its service time. */
export function serve(token: usize, place: usize): f64 {
  if (load<i32>(place, nodesAt + FAMILY) === 0) return load<f64>(place, nodesAt + MEASURE);
  const ticks = toTicks(load<f64>(place, nodesAt + MEASURE) * exponential(token));
  const figures = figuresOf(token, place);
  const sum = load<f64>(figures, SERVICE) + ticks;
  store<f64>(figures, sum, SERVICE);
  if (sum > full) carry(figures);
  return ticks;
}

/** The service of a token begins at the node where it is, after its wait: that it is over is pending. */
export function begin(token: usize, time: f64): void {
  const place: usize = load<u32>(token, PLACE);
  store<i32>(token, load<i32>(token, STEPS) + 1, STEPS);
  let ticks = load<f64>(place, nodesAt + MEASURE);
  if (load<i32>(place, nodesAt + FAMILY) !== 0) ticks = toTicks(ticks * exponential(token));
  const figures = figuresOf(token, place);
  const services = f64x2.add(v128.load(figures), f64x2.replace_lane(f64x2.splat(1), 0, ticks));
  v128.store(figures, services);
  const waited = load<f64>(figures, WAITED) + (time - load<f64>(token, SINCE));
  store<f64>(figures, waited, WAITED);
  if (f64x2.extract_lane(services, 0) > full || waited > full) carry(figures);
  let done = time + ticks;
  if (done > mostTicks) {
    // Time stops there, and the lane is used no longer.
    addRest(laneOf(place), mostTicks - time - ticks);
    done = mostTicks;
  }
  put(done, (token as i32) | 1);
}
