/** A run as a line of cases, each at every start: replication after replication, and how it is cut. */
export interface Line {
  /** Cases of all replications. */
  readonly size: number;
  /** What every shard begins and ends at a multiple of: 1, or the cases of a replication where a lane has a capacity. */
  readonly grain: number;
  /** Cases of a shard, a multiple of the grain. */
  readonly shard: number;
  /** Whether it may end early: it is cut at its checkpoints too then. */
  readonly stops: boolean;
  /** Of a sweep: how its points are cut, one after another; `null` for a single run. */
  readonly settings: readonly Settings[] | null;
}

/** Neighbouring points of a sweep that are cut alike: each into so many shards, and about how many decisions a case takes. */
export interface Settings {
  readonly points: number;
  readonly shards: number;
  readonly work: number;
}

/** The first checkpoint of a run that may end early; each next one is a quarter further. */
const firstCheckpoint = 100_000;

/** Where shard after shard begins, and the end of the line. */
export function cutLine({ size, grain, shard, stops, settings }: Line): readonly number[] {
  const cuts = [0];
  if (settings !== null) {
    const each = size / settings.reduce((sum, { points }) => sum + points, 0);
    for (const { points, shards } of settings) {
      for (let point = 0; point < points; point++) {
        const begin = cuts.at(-1)!;
        for (let i = 1; i <= shards; i++) {
          const cut = begin + Math.floor((each / grain) * (i / shards)) * grain;
          if (cut > cuts.at(-1)!) cuts.push(cut);
        }
      }
    }
    return cuts;
  }
  const checkpoints = stops ? listCheckpoints(size) : [size];
  for (const checkpoint of checkpoints) {
    // Shards of a stretch are of about the same size, none over a shard's.
    const begin = cuts.at(-1)!;
    const count = Math.ceil((checkpoint - begin) / shard);
    for (let i = 1; i < count; i++)
      cuts.push(stops ? begin + Math.ceil(((checkpoint - begin) * i) / count) : begin + shard * i);
    if (checkpoint > begin) cuts.push(checkpoint);
  }
  return cuts;
}

/**
 * The cases after which a run that may end early looks whether it knows enough, its end among them. They do not depend on its shards, so neither does
 * where it ends.
 */
export function listCheckpoints(size: number): readonly number[] {
  const checkpoints: number[] = [];
  for (let at = firstCheckpoint; at < size; at += Math.floor(at / 4)) checkpoints.push(at);
  return [...checkpoints, size];
}
