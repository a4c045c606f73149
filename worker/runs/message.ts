/** What the queue carries: which shard of which run is to be counted. The job object has all the rest. */
export interface ShardMessage {
  readonly run: string;
  readonly shard: number;
}
