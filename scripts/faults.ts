import { readFileSync } from "node:fs";
import { answerSimulate } from "#core/answer/simulate";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { disturb } from "../test/faults/round.ts";

/*
 * `npm run faults`: twenty times a run of 10^8 cases while the server is killed and started again and messages are lost and doubled. Prints what
 * became of each, and fails if one of them differs from one machine's answer.
 */
const rounds = Number(process.env.ROUNDS ?? 20);
const cases = Number(process.env.CASES ?? 1e8);
const source = readFileSync(new URL("../test/fixtures/seed-page.txt", import.meta.url), "utf8");
const wasm = readFileSync(new URL("../core/engine/fast/wasm/lockstep.wasm", import.meta.url));
useKernel(new WebAssembly.Instance(new WebAssembly.Module(wasm), {}).exports as unknown as Kernel);

const alone = answerSimulate(source, { locale: "en", cases, seed: 7, exact: true });
const expected = alone.kind === "results" ? JSON.stringify(alone.body) : "";

/** Moments of the round's kills: a fixed sequence, from 0.2 to 2.2 seconds. */
const moment = (round: number, kill: number): number => 200 + ((round * 7919 + kill * 104_729) % 2000);

const row = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell) => String(cell).padStart(8)).join(" "));
row(
  "round",
  "kills",
  "sent",
  "lost",
  "doubled",
  "resent",
  "ignored",
  "shards",
  "counted",
  "twice",
  "missing",
  "seconds",
  "same",
);
let wrong = 0;
for (let round = 0; round < rounds; round++) {
  const found = await disturb({
    source,
    cases,
    seed: 7,
    shardWork: 5_000_000,
    lease: 1,
    // The first round loses no message but those in the queue of the process that is killed, and then nobody asks: its alarm alone goes on with the run.
    quiet: round === 0,
    dropped: round === 0 ? 0 : 0.15,
    doubled: round === 0 ? 0 : 0.15,
    kills: round === 0 ? [500] : Array.from({ length: 1 + (round % 3) }, (_, kill) => moment(round, kill)),
    fate: round,
  });
  const { all, counted, resent, ignored } = found.shards;
  const same = found.answer === expected;
  const counts: { starts: { cases: number }[] } = JSON.parse(found.answer);
  const twice = Math.max(0, counted - all) + counts.starts.filter((one) => one.cases > cases).length;
  const missing = Math.max(0, all - counted) + counts.starts.filter((one) => one.cases < cases).length;
  if (!same || twice > 0 || missing > 0) wrong++;
  row(
    round + 1,
    found.kills,
    found.sent,
    found.dropped,
    found.doubled,
    resent,
    ignored,
    all,
    counted,
    twice,
    missing,
    found.seconds.toFixed(1),
    same ? "yes" : "NO",
  );
}
console.log(`${rounds} runs of ${cases} cases, ${wrong} wrong; the answer has ${expected.length} bytes`);
if (wrong > 0) process.exitCode = 1;
