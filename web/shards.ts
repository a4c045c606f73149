/** A contiguous range of a run's cases. */
export interface Shard {
  readonly from: number;
  readonly to: number;
}

/** The shards that are left of a run. */
export interface Shards {
  /** The next one for a worker that counts `pace` cases a millisecond (0 if that is not known); `null` if none is left. */
  take(pace: number): Shard | null;
}

/** Milliseconds that a shard may take: short enough to see it move, long enough for messages to cost nothing. */
const target = 60;
/** Cases of a shard before the pace is known. */
const first = 20_000;

/** Cuts a run of `size` cases at multiples of `grain`, so that `workers` end at about the same time. */
export function cutShards(size: number, grain: number, workers: number): Shards {
  let at = 0;
  return {
    take(pace) {
      if (at >= size) return null;
      // Towards the end shards get shorter: nobody waits long for the last one.
      const fair = (size - at) / (2 * workers);
      const wanted = pace === 0 ? first : Math.max(first, Math.min(pace * target, fair));
      const from = at;
      at = Math.min(size, from + Math.max(1, Math.floor(wanted / grain)) * grain);
      return { from, to: at };
    },
  };
}
