import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, type } from "node:os";

/** Whether a program is there to be called. */
export function hasProgram(name: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${name}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Whether the processor has an instruction set, where the system tells. */
export function hasInstructions(name: string): boolean {
  try {
    return readFileSync("/proc/cpuinfo", "utf8").includes(` ${name}`);
  } catch {
    return false;
  }
}

/** One line about where the figures come from. */
export function describeMachine(): string {
  const load = loadavg()[0]!.toFixed(1);
  return `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, load ${load}; ${type()} ${release()}, Node ${process.version}`;
}
