import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import { readXml, type XmlElement } from "#core/formats/read-xml";
import type { FileKind } from "../../web/files/kinds.ts";

/** What a file says of its origin. */
interface Origin {
  readonly engine: string;
  readonly seed: number;
  readonly text: string;
}

/** Reads a film with a reader of its own: its frames, one packet each, and how it is coded. */
export async function readFilm(bytes: Uint8Array) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(new Uint8Array(bytes)) });
  const track = (await input.getPrimaryVideoTrack())!;
  const { packetCount: frames } = await track.computePacketStats();
  const { codec, displayWidth: width, displayHeight: height } = track;
  const { comment = "" } = await input.getMetadataTags();
  return { frames, codec, width, height, comment, seconds: await input.computeDuration() };
}

/** The origin as each kind of file holds it, read by that format's own rules. */
export async function readOrigin(kind: FileKind, bytes: Buffer): Promise<Origin> {
  const said = bytes.toString("utf8");
  switch (kind) {
    case "svg":
    case "moving":
      return readSaid(findElement(readXml(said), "metadata")?.text ?? "");
    case "png":
    case "png2": {
      const chunks = readPngTexts(bytes);
      return { ...readSaid(`${chunks.get("Software")}\n`), text: chunks.get("Source") ?? "" };
    }
    case "gif":
      return readSaid(readGifComment(bytes));
    case "webm":
    case "mp4":
      return readSaid((await readFilm(bytes)).comment);
    case "csv":
    case "semicolon": {
      const sign = kind === "csv" ? "," : ";";
      const row = (measure: string) => {
        const field = `(?:"((?:[^"]|"")*)"|([^${sign}"]*))`;
        const written = new RegExp(`^${sign}run${sign}${field}${sign}${field}${sign}${measure}${sign}(.*)$`, "m");
        const [, , id = "", quoted, plain = "", value = ""] = written.exec(said.replaceAll("\r", "")) ?? [];
        return { id, label: (quoted ?? plain).replaceAll('""', '"'), value };
      };
      return { engine: row("engine").id, seed: Number(row("seed").value), text: row("text").label };
    }
    case "json": {
      const { engine, seed, text } = JSON.parse(said);
      return { engine, seed, text };
    }
    case "xes": {
      const root = readXml(said);
      const value = (key: string) =>
        root?.children.find(({ attributes }) => attributes.get("key") === key)?.attributes.get("value") ?? "";
      return readKeys(value);
    }
    case "ocel": {
      const { attributes } = JSON.parse(said).objects.find(({ id }: { id: string }) => id === "run");
      return readKeys((key) => attributes.find(({ name }: { name: string }) => name === key).value);
    }
    case "bpmn": {
      const root = readXml(said);
      const origin = findElement(root, "origin")?.attributes;
      const text = findElement(root, "text")?.text ?? "";
      return { engine: origin?.get("engine") ?? "", seed: Number(origin?.get("seed")), text };
    }
    case "mermaid": {
      const comments = said.split("\n").filter((line) => line.startsWith("%% "));
      return readSaid(comments.map((line) => line.slice(3)).join("\n"));
    }
    case "text":
      throw new TypeError("a text says nothing of itself");
  }
}

function readSaid(said: string): Origin {
  const [, engine = "", seed, text = ""] = /^Flowodds ([\d.]+), seed (\d+)\n([\s\S]*)$/.exec(said) ?? [];
  return { engine, seed: Number(seed), text };
}

function readKeys(value: (key: string) => string): Origin {
  return { engine: value("flowodds:engine"), seed: Number(value("flowodds:seed")), text: value("flowodds:text") };
}

function findElement(root: XmlElement | null, name: string): XmlElement | null {
  if (root === null || root.name === name) return root;
  for (const child of root.children) {
    const found = findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** The texts of a PNG by their keywords (11.3.3.4). */
function readPngTexts(bytes: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (bytes.toString("latin1", at + 4, at + 8) !== "iTXt") continue;
    const end = data.indexOf(0);
    texts.set(data.toString("latin1", 0, end), data.toString("utf8", end + 5));
  }
  return texts;
}

/** The comment of a GIF, which is its last block. */
function readGifComment(bytes: Buffer): string {
  const blocks: Buffer[] = [];
  for (let at = bytes.lastIndexOf(Buffer.from([0x21, 0xfe])) + 2; bytes[at] !== 0; at += bytes[at]! + 1) {
    blocks.push(bytes.subarray(at + 1, at + 1 + bytes[at]!));
  }
  return Buffer.concat(blocks).toString("utf8");
}
