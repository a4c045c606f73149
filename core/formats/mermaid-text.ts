/** Statements that only say how it looks. */
const looks = /^(?:style|classDef|class|linkStyle|click|direction|accTitle|accDescr|autonumber|activate|deactivate)\b/;

const entities: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">", nbsp: " " };

/** Whether a statement begins a diagram of a kind that is read here. A lane of ours may be called `graph` too, and has a brace behind it. */
export function isMermaidHead(statement: string): boolean {
  return /^(?:sequenceDiagram|(?:flowchart|graph)(?:\s+(?:TB|TD|BT|RL|LR))?)$/.test(statement);
}

export function isLook(statement: string): boolean {
  return looks.test(statement);
}

/** The statements of a Mermaid text, trimmed: without fence, front matter and comments, at line ends and semicolons that stand in no quotes and end no entity. */
export function listStatements(source: string): readonly string[] {
  const lines = source.split(/\r?\n/).map((line) => line.trim());
  let at = skipBlank(lines, 0);
  const fenced = /^```\s*mermaid$/.test(lines[at] ?? "");
  if (fenced) at = skipBlank(lines, at + 1);
  if (lines[at] === "---") {
    const end = lines.indexOf("---", at + 1);
    at = end < 0 ? lines.length : end + 1;
  }
  const statements: string[] = [];
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    if (fenced && line === "```") break;
    if (!line.startsWith("%%")) statements.push(...split(line));
  }
  return statements.filter((statement) => statement !== "");
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (lines[at] === "") at++;
  return at;
}

function split(line: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === "#") at += /^#\w{1,8};/.exec(line.slice(at, at + 10))?.[0].length ?? 1;
    else if (line[at] === ";" && !quoted) {
      parts.push(line.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, line.slice(from).trim()];
}

/** A label without quotes around it, line breaks, tags and entities. */
export function clean(text: string): string {
  const plain = text.replace(/<br ?\/?>/gi, " ").trim();
  const inside = /^(["'`])/.test(plain) && plain.at(-1) === plain[0] ? plain.slice(1, -1) : plain;
  return inside
    .replace(/#(?:(\d{1,7})|(\w{1,8}));/g, (whole, code, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole;
    })
    .trim();
}

/** A text as a label between quotes, where Mermaid would take nothing of it for markup. */
export function quoteLabel(text: string): string {
  const safe = text.replace(/\s+/g, " ").replace(/[#"<>&`;]/g, (sign) => `#${sign.codePointAt(0)};`);
  return `"${safe}"`;
}
