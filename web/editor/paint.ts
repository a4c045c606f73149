import { lex, type Token } from "#core/language/lexer";

/** How a piece of a line is coloured; `quiet` is what one reads over. */
export type Paint = "name" | "lane" | "keyword" | "string" | "quiet" | "sim" | "number";

/** A coloured piece of a line, offsets from its beginning. */
export interface Stroke {
  readonly from: number;
  readonly to: number;
  readonly paint: Paint;
}

const shapes: ReadonlySet<string> = new Set(["circle", "rectangle", "diamond", "taskbox"]);
const attributes: ReadonlySet<string> = new Set(["label", "owner", "description", "system"]);

/**
 * Colours one line by its form alone (no token of the language crosses a line): shapes and attributes, labels, lane heads, simulation lines;
 * `.handle(...)` is quiet. What has no colour is left out.
 */
export function paintLine(line: string): readonly Stroke[] {
  const tokens = lex(line).filter(({ kind }) => kind !== "blank" && kind !== "break");
  const first = tokens[0];
  if (first === undefined) return [];
  if (first.kind === "comment") return paintComment(line, first);
  const brace = tokens.findIndex((token) => read(line, token) === "{");
  if (
    brace > 0 &&
    tokens.slice(0, brace).every(({ kind }) => kind === "word" || kind === "number" || kind === "punctuation")
  ) {
    return paintLaneHead(line, tokens, brace);
  }
  if (read(line, first) === "loop" && tokens[1] !== undefined && read(line, tokens[1]) === "[")
    return paintLoop(line, tokens);
  return paintStatement(line, tokens);
}

function read(line: string, { from, to }: Token): string {
  return line.slice(from, to);
}

function stroke({ from, to }: Token, paint: Paint): Stroke {
  return { from, to, paint };
}

function paintComment(line: string, comment: Token): readonly Stroke[] {
  const body = lex(line.slice(comment.from + 2)).map(({ kind, from, to }) => ({
    kind,
    from: from + comment.from + 2,
    to: to + comment.from + 2,
  }));
  const words = body.filter(({ kind }) => kind !== "blank");
  const head = words[0];
  if (head === undefined || read(line, head) !== "sim") return [stroke(comment, "quiet")];
  const strokes: Stroke[] = [{ from: comment.from, to: comment.from + 2, paint: "quiet" }, stroke(head, "sim")];
  words.slice(1).forEach((token, k, rest) => {
    const text = read(line, token);
    const before = rest[k - 1];
    if (token.kind === "number" || (text === "%" && before?.kind === "number")) strokes.push(stroke(token, "number"));
    else if (token.kind === "string") strokes.push(stroke(token, "string"));
    else strokes.push(stroke(token, token.kind === "punctuation" || token.kind === "comment" ? "quiet" : "name"));
  });
  return strokes;
}

function paintLaneHead(line: string, tokens: readonly Token[], brace: number): readonly Stroke[] {
  const strokes = tokens.slice(0, brace).map((token) => stroke(token, "lane"));
  const [open, hash, ...label] = tokens.slice(brace);
  if (open !== undefined) strokes.push(stroke(open, "quiet"));
  if (hash === undefined || read(line, hash) !== "#") return strokes;
  strokes.push(stroke(hash, "quiet"));
  const last = label[label.length - 1];
  if (label[0] !== undefined && last !== undefined) strokes.push({ from: label[0].from, to: last.to, paint: "lane" });
  return strokes;
}

function paintLoop(line: string, tokens: readonly Token[]): readonly Stroke[] {
  const strokes: Stroke[] = [];
  let inside = false;
  tokens.forEach((token, k) => {
    const text = read(line, token);
    if (text === "]") inside = false;
    if (k === 0) strokes.push(stroke(token, "keyword"));
    else if (inside) strokes.push(stroke(token, "string"));
    else strokes.push(stroke(token, token.kind === "punctuation" ? "quiet" : "name"));
    if (text === "[") inside = true;
  });
  return strokes;
}

function paintStatement(line: string, tokens: readonly Token[]): readonly Stroke[] {
  return tokens.map((token, k) => {
    const text = read(line, token);
    const before = tokens[k - 1];
    const after = tokens[k + 1];
    const sign = after === undefined ? "" : read(line, after);
    if (token.kind === "string" || token.kind === "open-string") return stroke(token, "string");
    if (token.kind === "comment" || token.kind === "punctuation") return stroke(token, "quiet");
    if (isHandle(line, tokens, k)) return stroke(token, "quiet");
    if (shapes.has(text) && before !== undefined && read(line, before) === ":") return stroke(token, "keyword");
    if (attributes.has(text) && (sign === ":" || sign === "=")) return stroke(token, "keyword");
    return stroke(token, "name");
  });
}

/** The words of `.handle(right)`. */
function isHandle(line: string, tokens: readonly Token[], k: number): boolean {
  const at = (offset: number) => {
    const token = tokens[k + offset];
    return token === undefined ? "" : read(line, token);
  };
  if (at(0) === "handle") return at(-1) === "." && at(1) === "(";
  return at(-1) === "(" && at(-2) === "handle";
}
