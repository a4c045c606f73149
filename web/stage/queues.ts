import type { TraceColumns } from "#core/engine/results";
import type { Model } from "#core/model/model";

/** How long one lane's line is over time: `length[i]` tokens wait from `time[i]` on. */
export interface LaneQueue {
  /** Id and label of the lane. */
  readonly lane: string;
  readonly label: string;
  readonly time: Float64Array;
  readonly length: Int32Array;
  readonly most: number;
}

/** The lines before lanes that serve only so many at once, as far as a trace tells (its cases alone); those in which somebody waits, the longest first. */
export function listQueues(model: Model, trace: TraceColumns): readonly LaneQueue[] {
  const { begun } = trace;
  if (begun === undefined) return [];
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  const came = new Map<string, number>();
  const joined = new Map<string, number[]>();
  const changes = model.lanes.map((): { at: number; by: 1 | -1 }[] => []);
  for (let i = 0; i < trace.time.length; i++) {
    const token = `${trace.start[i]}/${trace.case[i]}/${trace.token[i]}`;
    const node = nodes.get(trace.from[i] ?? "");
    const served = begun[i] ?? null;
    if (node !== undefined && served !== null) {
      let since = came.get(token) ?? trace.time[i]!;
      // At a join the line begins with the token that came last.
      if (node.joinsAll) {
        const times = joined.get(`${trace.start[i]}/${trace.case[i]}/${node.id}`) ?? [];
        since = Math.max(since, ...times.filter((time) => time <= served));
      }
      if (served > since) changes[node.lane]!.push({ at: since, by: 1 }, { at: served, by: -1 });
    }
    const to = trace.to[i] ?? null;
    if (to === null) continue;
    came.set(token, trace.arrival[i]!);
    if (nodes.get(to)?.joinsAll !== true) continue;
    const spot = `${trace.start[i]}/${trace.case[i]}/${to}`;
    const times = joined.get(spot);
    if (times === undefined) joined.set(spot, [trace.arrival[i]!]);
    else times.push(trace.arrival[i]!);
  }
  return model.lanes
    .map(({ id, label, index }) => countUp(id, label, changes[index]!))
    .filter(({ most }) => most > 0)
    .sort((a, b) => b.most - a.most);
}

function countUp(lane: string, label: string, changes: { at: number; by: 1 | -1 }[]): LaneQueue {
  // Who leaves the line goes before who comes at the same moment.
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  const time: number[] = [];
  const length: number[] = [];
  let count = 0;
  let most = 0;
  changes.forEach(({ at, by }, i) => {
    count += by;
    if (changes[i + 1]?.at === at) return;
    time.push(at);
    length.push(count);
    most = Math.max(most, count);
  });
  return { lane, label, time: Float64Array.from(time), length: Int32Array.from(length), most };
}

/** How many wait at a moment. */
export function lengthAt({ time, length }: LaneQueue, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : length[low - 1]!;
}

/** The greatest length within each of `bins` equal parts of `[0, duration]`, so that no short line is missed between two pixels. */
export function sampleQueue(queue: LaneQueue, duration: number, bins: number): Int32Array {
  const most = new Int32Array(bins);
  if (!(duration > 0)) return most;
  let at = 0;
  let count = 0;
  for (let bin = 0; bin < bins; bin++) {
    most[bin] = count;
    const end = (duration * (bin + 1)) / bins;
    while (at < queue.time.length && queue.time[at]! < end) {
      count = queue.length[at]!;
      most[bin] = Math.max(most[bin]!, count);
      at++;
    }
  }
  return most;
}
