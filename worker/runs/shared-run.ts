import { cutLine, listCheckpoints } from "#core/answer/cut-line";
import { openRun } from "#core/answer/open-run";
import type { OpenRun } from "#core/answer/opened";
import type { Plan } from "#core/answer/plan-run";
import { readPlain, writePlain } from "#core/engine/plain";
import { engineVersion } from "#core/version";
import type { Bindings } from "../env.ts";
import * as limits from "../limits.ts";
import { Listeners } from "./listeners.ts";
import type { ShardMessage } from "./message.ts";
import { readNumber } from "./read-number.ts";
import { registerRun } from "./register.ts";
import { type RunFailure, type RunProgress, type RunState, tellState } from "./state.ts";
import { RunStore } from "./store.ts";

/** A shard to be counted. */
export interface ShardTask {
  readonly source: string;
  readonly plan: Plan;
  readonly from: number;
  readonly to: number;
}

/** What a run begins with. */
export interface Beginning {
  readonly run: string;
  readonly source: string;
  readonly plan: Plan;
  /** Hash of the token that may cancel it. */
  readonly owner: string;
}

/** Messages that a queue takes at once. */
const batch = 100;
const day = 86_400_000;

/** What became of the wish to end a run. */
export type Cancelled = "cancelled" | "removed" | "unknown" | "not-owner";

/**
 * A long run that is shared out, as its job object keeps it: it cuts the run into shards, sends them to the queue, adds up their counts in the order of the shards, whatever order
 * they come in, and keeps the answer. Every shard counts once, however often its message is delivered (`INSERT OR IGNORE`), and an alarm sends again
 * what did not come back within its lease.
 */
export class SharedRun {
  private readonly context: DurableObjectState;
  private readonly bindings: Bindings;
  private readonly store: RunStore;
  private readonly listeners: Listeners;
  /** The run with all that is added up; read again from the store when the object wakes up. */
  private run: OpenRun | null = null;
  private cuts: readonly number[] = [];
  private registering: Promise<void> = Promise.resolve();

  constructor(context: DurableObjectState, bindings: Bindings) {
    this.context = context;
    this.bindings = bindings;
    this.store = new RunStore(context.storage);
    this.listeners = new Listeners(context);
  }

  /** Sees to it that an alarm will ring: what was to happen must not depend on whether alarms outlive the process. */
  async wake(): Promise<void> {
    if (this.store.state !== null && (await this.context.storage.getAlarm()) === null) await this.rearm();
  }

  /** Begins a run; nothing happens where one has begun. */
  async begin({ run, source, plan, owner }: Beginning): Promise<RunProgress> {
    const known = this.store.state;
    if (known !== null) return tellState(known);
    this.store.create();
    this.store.write("name", run);
    this.store.write("source", source);
    this.change({
      state: "running",
      failure: null,
      plan,
      engine: engineVersion,
      owner,
      created: Date.now(),
      ended: null,
      shards: cutLine(plan.line).length - 1,
      sent: 0,
      counted: 0,
      added: 0,
      done: 0,
      answered: null,
      resent: 0,
      ignored: 0,
    });
    this.register();
    await this.rearm();
    this.open();
    await this.sendNext();
    return tellState(this.store.state!);
  }

  /** How far it is; `null` where there is no run. */
  look(): RunProgress | null {
    const { state } = this.store;
    return state === null ? null : tellState(state);
  }

  /** The text that is run; `null` where there is no run. */
  source(): string | null {
    return this.store.state === null ? null : this.store.read("source");
  }

  /** A shard for a consumer that begins to count it; `null` if it need not. */
  task(shard: number): ShardTask | null {
    const { state } = this.store;
    if (state === null || state.state !== "running" || this.store.isCounted(shard)) return null;
    if (state.engine !== engineVersion) return this.fail("engine-changed");
    if (this.store.begin(shard, Date.now() + this.lease) > limits.runTries) return this.fail("shard-failed");
    this.open();
    const source = this.store.read("source") ?? "";
    return { source, plan: state.plan, from: this.cuts[shard]!, to: this.cuts[shard + 1]! };
  }

  /** Takes the counts of a shard, as `writePlain` wrote them. Those that come a second time change nothing. */
  async take(shard: number, counts: string): Promise<void> {
    const { state } = this.store;
    if (state === null || state.state !== "running") return;
    if (counts.length > limits.runCounts) {
      this.fail("too-many-figures");
      return;
    }
    const run = this.open();
    const done = state.done + this.cuts[shard + 1]! - this.cuts[shard]!;
    try {
      this.context.storage.transactionSync(() => {
        if (!this.store.note(shard)) {
          this.change({ ...state, ignored: state.ignored + 1 });
          return;
        }
        this.store.write(`shard ${shard}`, counts);
        const { added, answered } = this.addUp(run, state);
        this.change({ ...state, counted: state.counted + 1, done, added });
        if (answered !== null) this.finish(run, answered);
      });
    } catch (error) {
      // What was added up in memory is no longer what is kept.
      this.run = null;
      throw error;
    }
    await this.sendNext();
  }

  /** Ends a run that goes on, and deletes one that has ended, for the one whose token has this hash. */
  async cancel(owner: string): Promise<Cancelled> {
    const { state } = this.store;
    if (state === null) return "unknown";
    if (state.owner !== owner) return "not-owner";
    if (state.state === "running") {
      this.end(state, { state: "cancelled" });
      return "cancelled";
    }
    await this.context.storage.deleteAlarm();
    await this.context.storage.deleteAll();
    return "removed";
  }

  /** `/answer`: the answer, 404 without one. Everything else: how far the run is, over a WebSocket or as events. */
  async fetch(request: Request): Promise<Response> {
    const progress = this.look();
    if (progress === null) return new Response(null, { status: 404 });
    if (new URL(request.url).pathname !== "/answer") return this.listeners.hear(request, progress);
    const answer = this.store.read("answer");
    if (answer === null) return new Response(null, { status: 404 });
    return new Response(answer, { headers: { "content-type": "application/json" } });
  }

  /** Sends again what was waited for long enough; deletes what was kept long enough. */
  async alarm(): Promise<void> {
    const { state } = this.store;
    if (state === null) return;
    const now = Date.now();
    if (now >= (state.ended ?? state.created) + limits.runDays * day) {
      await this.context.storage.deleteAll();
      return;
    }
    if (state.state === "running") {
      const late = this.store.listDue(now);
      if (late.length > 0) this.change({ ...state, resent: state.resent + late.length });
      await this.send(late);
      await this.sendNext();
    }
    await this.rearm();
  }

  /** Adds up the shards that are there from the first missing one on, as far as the run goes. */
  private addUp(run: OpenRun, { added, shards, plan }: RunState): { added: number; answered: number | null } {
    let next = added;
    for (let counts = this.store.read(`shard ${next}`); counts !== null; counts = this.store.read(`shard ${next}`)) {
      run.add(readPlain(counts));
      this.store.drop(`shard ${next}`);
      next++;
      const at = this.cuts[next]!;
      const point = run.closePoint(at);
      if (point !== null) this.store.write(`point ${point.index}`, JSON.stringify(point.body));
      if (next === shards) return { added: next, answered: at };
      if (plan.line.stops && listCheckpoints(plan.line.size).includes(at) && run.isKnown(at)) {
        return { added: next, answered: at };
      }
    }
    if (next > added) this.store.write("total", writePlain(run.counts()));
    return { added: next, answered: null };
  }

  private finish(run: OpenRun, answered: number): void {
    const { plan } = this.store.state!;
    const points = Array.from({ length: plan.sweep?.points ?? 0 }, (_, i) => this.store.read(`point ${i}`) ?? "");
    const { text, figures } = run.write(answered, points);
    if (figures > limits.figures) {
      this.fail("too-many-figures");
      return;
    }
    this.store.write("answer", text);
    this.end(this.store.state!, { state: "done", answered });
  }

  private fail(failure: RunFailure): null {
    this.end(this.store.state!, { state: "failed", failure });
    return null;
  }

  private end(state: RunState, more: Pick<RunState, "state"> & Partial<RunState>): void {
    this.store.settle();
    this.run = null;
    this.change({ ...state, ...more, ended: Date.now() });
    this.register();
  }

  /** The run with all that is added up so far, and where it is cut. */
  private open(): OpenRun {
    const { plan, added } = this.store.state!;
    if (this.cuts.length === 0) this.cuts = cutLine(plan.line);
    if (this.run === null) {
      this.run = openRun(this.store.read("source") ?? "", plan, this.cuts[added]);
      const total = this.store.read("total");
      if (total !== null) this.run.add(readPlain(total));
    }
    return this.run;
  }

  /** Sends shards that were never sent, while there is room for them. */
  private async sendNext(): Promise<void> {
    const { state } = this.store;
    if (state === null || state.state !== "running") return;
    const room = Math.min(limits.runWindow - this.store.countOpen(), state.shards - state.sent);
    if (room <= 0) return;
    this.change({ ...state, sent: state.sent + room });
    await this.send(Array.from({ length: room }, (_, i) => state.sent + i));
  }

  private async send(shards: readonly number[]): Promise<void> {
    const run = this.store.read("name") ?? "";
    for (const shard of shards) this.store.send(shard, Date.now() + this.lease);
    for (let at = 0; at < shards.length; at += batch) {
      const messages = shards.slice(at, at + batch).map((shard): { body: ShardMessage } => ({ body: { run, shard } }));
      // Where the queue takes none, the alarm tries again after a lease.
      await this.bindings.SHARDS.sendBatch(messages).catch(() => {});
    }
  }

  private change(state: RunState): void {
    this.store.state = state;
    this.listeners.tell(tellState(state), Date.now());
  }

  /** Tells the register what became of the run. The run does not depend on it. */
  private register(): void {
    const id = this.store.read("name") ?? "";
    const run = { id, ...this.store.state! };
    const now = Date.now();
    // One after another: its end must not be overtaken by its beginning.
    this.registering = this.registering
      .then(() => registerRun(this.bindings.DIAGRAMS, run, now, limits.runDays))
      .catch(() => {});
    this.context.waitUntil(this.registering);
  }

  /** Wakes the object up after a lease while the run goes on, else when it has been kept long enough. */
  private async rearm(): Promise<void> {
    const { ended } = this.store.state!;
    await this.context.storage.setAlarm(ended === null ? Date.now() + this.lease : ended + limits.runDays * day);
  }

  /** Milliseconds. */
  private get lease(): number {
    return 1000 * readNumber(this.bindings.RUN_LEASE, limits.runLease);
  }
}
