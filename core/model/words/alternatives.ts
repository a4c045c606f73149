import { fold, wordsOf } from "./fold.ts";
import { readLabelOdds } from "./label-odds.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const good = list(
  "yes oui ok true vrai success successful successes succeeded succes reussi reussie reussite pass passed passes valid valide approved approve approuve " +
    "approuvee accept accepted accepte acceptee found trouve available disponible allowed confirmed confirme match matched authorized autorise",
);
const bad = list(
  "no non ko false faux fail failed fails failure failures error errors erreur erreurs echec echecs echoue invalid invalide rejected reject rejete rejetee " +
    "refused refuse refusee denied deny declined missing unavailable indisponible timeout cancelled canceled annule abort aborted blocked unauthorized",
);
const again = list("retry again redo rework reessayer recommencer");
const rest = list("else otherwise default sinon autrement autre other others");
const not = list("not no non pas sans without");

/**
 * Whether the labels of a node's outgoing edges read as alternatives, one of which is meant, rather than as things that all happen
 * (S4): Yes and No, Success and Failed, 2xx and 4xx, "Retry" and "Give up", "stock" and "no stock", 60% and 40%.
 */
export function readAsAlternatives(labels: readonly string[]): boolean {
  const words = labels.map(wordsOf).filter((found) => found.length > 0);
  if (words.length < 2) return false;
  const some = (group: ReadonlySet<string>): boolean => words.some((found) => leans(found, group));
  if (some(good) && some(bad)) return true;
  if (some(rest) || some(again)) return true;
  if (labels.filter((label) => readLabelOdds(label) !== null).length > 1) return true;
  return areDistinctCodes(labels.map(fold)) || words.some((found) => words.some((other) => denies(found, other)));
}

/** A label leans to the group that its first telling word is in. */
function leans(words: readonly string[], group: ReadonlySet<string>): boolean {
  const telling = words.find((word) => good.has(word) || bad.has(word) || again.has(word) || rest.has(word));
  return telling !== undefined && group.has(telling);
}

/** HTTP status codes or classes of them, at least two different ones at the beginnings of labels. */
function areDistinctCodes(labels: readonly string[]): boolean {
  const codes = labels.flatMap((label) => /^(?:http )?([1-5](?:xx|\d\d))\b/.exec(label)?.[1] ?? []);
  return new Set(codes).size > 1;
}

/** "no stock" denies "stock". */
function denies(words: readonly string[], other: readonly string[]): boolean {
  return not.has(words[0] ?? "") && words.length > 1 && words.slice(1).join(" ") === other.join(" ");
}
