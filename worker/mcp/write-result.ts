import type { CallToolResult } from "@modelcontextprotocol/server";

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly span: { readonly line: number; readonly column: number };
}

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly diagnostics?: readonly Finding[];
}

/**
 * The answer of a route as the result of a tool. What is wrong with the diagram or the arguments, or too large for one request, is a result with
 * `isError`, in words and with the place of each finding, so that a model can mend it.
 */
export async function writeResult(answer: Response): Promise<CallToolResult> {
  if (!answer.ok) return writeProblem(await answer.json<Problem>());
  const type = answer.headers.get("content-type") ?? "";
  if (type.startsWith("image/png")) {
    return { content: [{ type: "image", mimeType: "image/png", data: encode(await answer.bytes()) }] };
  }
  const text = await answer.text();
  if (!type.startsWith("application/json")) return { content: [{ type: "text", text }] };
  return { content: [{ type: "text", text }], structuredContent: JSON.parse(text) };
}

function writeProblem(problem: Problem): CallToolResult {
  const lines = [problem.detail, ...(problem.diagnostics ?? []).map(writeFinding)];
  return {
    content: [{ type: "text", text: lines.join("\n") }],
    structuredContent: { ...problem },
    isError: true,
  };
}

function writeFinding({ span, severity, code, message }: Finding): string {
  return `line ${span.line}, column ${span.column}: ${severity} ${code}: ${message}`;
}

function encode(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
