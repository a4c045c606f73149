import { applyMigrations } from "./migrations.ts";

/** A diagram as it is stored. */
export interface Stored {
  readonly id: string;
  readonly source: string;
  /** Id of the diagram that it began as, `null` where its author named none. */
  readonly basedOn: string | null;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** A diagram to be stored. */
export interface Storing {
  /** UTF-8. */
  readonly text: Uint8Array;
  /** Ids that it may have, the first that no other text has. */
  readonly ids: readonly string[];
  readonly basedOn: string | null;
  /** Hash of the token that may delete it. */
  readonly owner: string;
  readonly created: number;
}

/** Stored diagrams, in D1. */
export interface Store {
  /** Stores a text that is not there yet; where it is, nothing changes and `fresh` is `false`. Throws where all its ids are taken. */
  put(storing: Storing): Promise<{ readonly id: string; readonly fresh: boolean }>;
  /** `null` where there is none of that id. */
  get(id: string): Promise<Stored | null>;
  /** Deletes a diagram for the one whose token has this hash. */
  remove(id: string, owner: string): Promise<"removed" | "unknown" | "not-owner">;
}

interface Row {
  readonly id: string;
  /** D1 gives bytes as numbers. */
  readonly text: readonly number[];
  readonly based_on: string | null;
  readonly created: number;
}

/** What is stored is UTF-8: nothing is lost, a byte order mark neither. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Opens the store; tables that are missing are made first. */
export async function openStore(database: D1Database): Promise<Store> {
  await applyMigrations(database);

  async function get(id: string): Promise<Stored | null> {
    const row = await database
      .prepare("SELECT id, text, based_on, created FROM diagrams WHERE id = ?")
      .bind(id)
      .first<Row>();
    if (row === null) return null;
    const source = decoder.decode(Uint8Array.from(row.text));
    return { id: row.id, source, basedOn: row.based_on, created: row.created };
  }

  return {
    get,
    async put({ text, ids, basedOn, owner, created }) {
      for (const id of ids) {
        const { meta } = await database
          .prepare(
            "INSERT INTO diagrams (id, text, based_on, owner, created) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          )
          .bind(id, text, basedOn, owner, created)
          .run();
        if (meta.changes > 0) return { id, fresh: true };
        const there = await get(id);
        if (there !== null && there.source === decoder.decode(text)) return { id, fresh: false };
      }
      throw new RangeError(`the ids ${ids.join(", ")} are taken by other texts`);
    },
    async remove(id, owner) {
      const row = await database.prepare("SELECT owner FROM diagrams WHERE id = ?").bind(id).first<{ owner: string }>();
      if (row === null) return "unknown";
      if (row.owner !== owner) return "not-owner";
      await database.prepare("DELETE FROM diagrams WHERE id = ? AND owner = ?").bind(id, owner).run();
      return "removed";
    },
  };
}
