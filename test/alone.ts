import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A server in a process group of its own, so that it can be killed with all that it started. */
export interface Alone {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Starts a script of `test/` that says `serving <origin>`; throws with what it said if it ends before. */
export async function startAlone(script: string, env: Readonly<Record<string, string>>): Promise<Alone> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const code = `import { runnerImport } from "vite"; await runnerImport(${JSON.stringify(file)});`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, ...env },
    detached: true,
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk;
      const found = /serving (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", () => reject(new Error(`no server: ${said}`)));
  });
  return { url, process: child };
}

/** Kills it as the machine would: nothing gets a chance to tidy up. */
export async function killAlone({ process: child }: Alone): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid!, "SIGKILL");
  await gone;
}
