import type { Player } from "../stage/types.ts";

/** One clock for several stages: the longest of them leads, the others are shown at its time. */
export interface Clock {
  /** What the timeline plays: the player that leads. */
  readonly lead: Player;
  destroy(): void;
}

/** Ties players together. A player that is started on its own (by a key on its stage) starts or stops the lead instead. */
export function tieClocks(players: readonly Player[]): Clock {
  const lead = players.reduce((best, each) => (each.state.duration > best.state.duration ? each : best));
  const others = players.filter((each) => each !== lead);
  const follow = () => {
    for (const other of others) {
      const time = Math.min(lead.state.time, other.state.duration);
      if (other.state.time !== time) other.seek(time);
    }
  };
  const forget = [
    lead.subscribe(follow),
    ...others.map((other) =>
      other.subscribe(({ playing }) => {
        if (!playing) return;
        other.pause();
        if (lead.state.playing) lead.pause();
        else lead.play();
      }),
    ),
  ];
  follow();
  return {
    lead,
    destroy() {
      for (const each of forget) each();
    },
  };
}
