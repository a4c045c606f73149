/** Beginnings of words, without accents, that tell of a bad end; English and French. */
const bad = [
  "fail",
  "error",
  "reject",
  "denied",
  "deny",
  "declin",
  "cancel",
  "timeout",
  "timed out",
  "abort",
  "invalid",
  "unauthor",
  "lost",
  "dead",
  "drop",
  "expir",
  "refus",
  "echec",
  "echou",
  "rejet",
  "erreur",
  "annul",
  "perdu",
  "abandon",
  "bust",
  "churn",
];

const tellsBad = new RegExp(` (?:${bad.join("|")})`);

/** What an outcome is shown as: in the colour of failure, or of success. */
export type Verdict = "bad" | "good";

/** Judges an outcome by its id and label: pseudo outcomes (O1) and labels that speak of failure are bad. */
export function judge(id: string, label: string): Verdict {
  if (id === "limit" || /^(stuck|spent|turned-away):/.test(id)) return "bad";
  const plain = ` ${label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")}`;
  return tellsBad.test(plain) ? "bad" : "good";
}
