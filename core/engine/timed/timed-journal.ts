/** Hears what the tokens of traced cases do; times in ticks since the run's clock began, -1 for a service that never began. */
export interface TimedJournal {
  /** A token arrived at `to`, having left `from`, where its service began at `begun`, by `edge`; both -1 where the case begins. */
  moved(
    start: number,
    number: number,
    token: number,
    begun: number,
    left: number,
    arrived: number,
    from: number,
    edge: number,
    to: number,
  ): void;
  /** A token ended at `place`, with an outcome or, consumed by a join or a split, with -1. */
  ended(
    start: number,
    number: number,
    token: number,
    begun: number,
    time: number,
    place: number,
    outcome: number,
  ): void;
}
