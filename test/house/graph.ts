import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** One import or re-export of a module. `to` is a path from the root of the repository, or the name of a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly package: boolean;
  /** Whether only types cross: nothing of it is left at run time. */
  readonly typesOnly: boolean;
}

/** Every import in the TypeScript files of a folder of the repository, generated declarations apart. */
export function readImports(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .flatMap((entry) => importsOf(relative(root, join(entry.parentPath, entry.name))));
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(root, file), "utf8");
  const { module, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const named = (request: string, entries: readonly { isType: boolean }[]): Import => ({
    from: file,
    ...resolve(file, request.replace(/\?.*$/, "")),
    typesOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  });
  return [
    ...module.staticImports.map((statement) => named(statement.moduleRequest.value, statement.entries)),
    ...module.staticExports.flatMap((statement) =>
      statement.entries.flatMap((entry) => (entry.moduleRequest ? [named(entry.moduleRequest.value, [entry])] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => named(code.slice(start + 1, end - 1), [])),
  ];
}

function resolve(file: string, request: string): Pick<Import, "to" | "package"> {
  if (request.startsWith("#core/")) return { to: `${request.slice(1)}.ts`, package: false };
  if (request.startsWith(".")) return { to: join(dirname(file), request), package: false };
  if (request.startsWith("/")) return { to: join("web", request), package: false };
  return { to: request, package: true };
}

/** Whether a path from the root of the repository names a file. */
export function exists(path: string): boolean {
  return existsSync(join(root, path));
}

/** A chain of files that ends where it began, or `null` when the imports have no cycle. */
export function findCycle(imports: readonly Import[]): readonly string[] | null {
  const next = new Map<string, Import[]>();
  for (const one of imports) next.set(one.from, [...(next.get(one.from) ?? []), one]);
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const { to } of next.get(file) ?? []) {
      const cycle = visit(to);
      if (cycle !== null) return cycle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of next.keys()) {
    const cycle = visit(file);
    if (cycle !== null) return cycle;
  }
  return null;
}
