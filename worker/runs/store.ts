import type { RunState } from "./state.ts";

/** Bytes of a row: SQLite in a Durable Object keeps 2 MB. */
const rowBytes = 1_000_000;

/** What a job object keeps, in its own SQLite: nothing at all before `create`. */
export class RunStore {
  private readonly storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
  }

  /** Makes the tables of a new run. */
  create(): void {
    const { sql } = this.storage;
    sql.exec("CREATE TABLE texts (name TEXT, part INTEGER, bytes BLOB, PRIMARY KEY (name, part))");
    sql.exec("CREATE TABLE counted (shard INTEGER PRIMARY KEY)");
    sql.exec("CREATE TABLE sent (shard INTEGER PRIMARY KEY, due INTEGER, begun INTEGER)");
  }

  /** `null` where there is no run. */
  get state(): RunState | null {
    return this.storage.kv.get<RunState>("state") ?? null;
  }

  set state(state: RunState) {
    this.storage.kv.put("state", state);
  }

  /** Keeps a text of any length; an empty one is none. */
  write(name: string, text: string): void {
    this.drop(name);
    const bytes = new TextEncoder().encode(text);
    for (let at = 0, part = 0; at < bytes.length; at += rowBytes, part++) {
      const row = bytes.slice(at, at + rowBytes).buffer;
      this.storage.sql.exec("INSERT INTO texts (name, part, bytes) VALUES (?, ?, ?)", name, part, row);
    }
  }

  read(name: string): string | null {
    const rows = this.storage.sql
      .exec<{ bytes: ArrayBuffer }>("SELECT bytes FROM texts WHERE name = ? ORDER BY part", name)
      .toArray();
    if (rows.length === 0) return null;
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return rows.map(({ bytes }) => decoder.decode(bytes, { stream: true })).join("") + decoder.decode();
  }

  drop(name: string): void {
    this.storage.sql.exec("DELETE FROM texts WHERE name = ?", name);
  }

  /** Notes that a shard is counted; `false` if it was. */
  note(shard: number): boolean {
    const isNew = this.storage.sql.exec("INSERT OR IGNORE INTO counted (shard) VALUES (?)", shard).rowsWritten > 0;
    if (isNew) this.storage.sql.exec("DELETE FROM sent WHERE shard = ?", shard);
    return isNew;
  }

  isCounted(shard: number): boolean {
    return this.storage.sql.exec("SELECT 1 FROM counted WHERE shard = ?", shard).toArray().length > 0;
  }

  /** Shards that are sent and not counted. */
  countOpen(): number {
    return this.storage.sql.exec<{ open: number }>("SELECT COUNT(*) AS open FROM sent").one().open;
  }

  /** Notes that a shard is sent, and until when its counts are waited for (milliseconds since 1970). */
  send(shard: number, due: number): void {
    this.storage.sql.exec(
      "INSERT INTO sent (shard, due, begun) VALUES (?, ?, 0) ON CONFLICT (shard) DO UPDATE SET due = excluded.due",
      shard,
      due,
    );
  }

  /** Notes that a shard is begun, and waited for anew; gives how often it was. */
  begin(shard: number, due: number): number {
    const rows = this.storage.sql.exec<{ begun: number }>(
      "UPDATE sent SET due = ?, begun = begun + 1 WHERE shard = ? RETURNING begun",
      due,
      shard,
    );
    return rows.toArray()[0]?.begun ?? 0;
  }

  /** Shards that were waited for long enough. */
  listDue(now: number): readonly number[] {
    const rows = this.storage.sql.exec<{ shard: number }>("SELECT shard FROM sent WHERE due <= ? ORDER BY shard", now);
    return rows.toArray().map(({ shard }) => shard);
  }

  /** Forgets all that only a run that goes on needs; the text and the answer stay. */
  settle(): void {
    this.storage.sql.exec("DELETE FROM sent");
    this.storage.sql.exec("DELETE FROM counted");
    this.storage.sql.exec("DELETE FROM texts WHERE name NOT IN ('answer', 'source', 'name')");
  }
}
