import { DurableObject } from "cloudflare:workers";
import type { Bindings } from "../env.ts";
import type { Beginning, Cancelled, ShardTask, SharedRun } from "./shared-run.ts";
import type { RunProgress } from "./state.ts";

/** The job object of one long run. All that it does is in `SharedRun`, read when an object wakes up: nothing of it weighs on the Worker's start. */
export class RunJob extends DurableObject<Bindings> {
  private shared!: SharedRun;

  constructor(context: DurableObjectState, bindings: Bindings) {
    super(context, bindings);
    context.blockConcurrencyWhile(async () => {
      const { SharedRun } = await import("./shared-run.ts");
      this.shared = new SharedRun(context, bindings);
      await this.shared.wake();
    });
  }

  begin(beginning: Beginning): Promise<RunProgress> {
    return this.shared.begin(beginning);
  }

  look(): RunProgress | null {
    return this.shared.look();
  }

  source(): string | null {
    return this.shared.source();
  }

  task(shard: number): ShardTask | null {
    return this.shared.task(shard);
  }

  take(shard: number, counts: string): Promise<void> {
    return this.shared.take(shard, counts);
  }

  cancel(owner: string): Promise<Cancelled> {
    return this.shared.cancel(owner);
  }

  override fetch(request: Request): Promise<Response> {
    return this.shared.fetch(request);
  }

  override alarm(): Promise<void> {
    return this.shared.alarm();
  }

  override webSocketMessage(): void {
    // Nothing is asked over it.
  }

  override webSocketClose(socket: WebSocket): void {
    socket.close(1000);
  }
}
