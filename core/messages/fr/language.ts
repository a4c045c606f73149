import type { LanguageCode } from "../../language/codes.ts";
import type { Args } from "../../language/diagnostic.ts";
import type { LanguageFixCode } from "../../language/fixes.ts";
import { fr } from "./typeset.ts";

/** Ce que dit chaque remarque sur le texte, en français. */
export const language: Readonly<Record<LanguageCode, (args: Args) => string>> = {
  "flow/too-large": ({ limit }) => fr`Le texte dépasse ${limit} octets. Répartissez-le en plusieurs diagrammes.`,
  "flow/too-many": ({ count }) =>
    count === 1
      ? fr`Il y a encore 1 problème. Corrigez les premiers pour le voir.`
      : fr`Il y a encore ${count} problèmes. Corrigez les premiers pour les voir.`,
  "flow/skipped-text": ({ lines, words }) =>
    lines === 1
      ? fr`1 ligne autour du diagramme a été ignorée, à partir de « ${words} ».`
      : fr`${lines} lignes autour du diagramme ont été ignorées, à partir de « ${words} ».`,
  "flow/other-diagrams": ({ count }) =>
    count === 1
      ? fr`Le texte contient un autre diagramme. Le premier est affiché.`
      : fr`Le texte contient ${count} autres diagrammes. Le premier est affiché.`,
  "flow/no-diagram": () =>
    fr`Il n’y a pas de couloir ici. Un diagramme commence par une ligne comme : Sender { # Sender`,

  "flow/lane-head": ({ head }) => fr`Cette ligne a été lue comme le début d’un couloir. Écrivez : ${head}`,
  "flow/unclosed-lane": ({ lane }) => fr`Le couloir « ${lane} » n’a pas d’accolade fermante.`,
  "flow/stray-brace": () => fr`Cette accolade ne ferme rien. Supprimez-la.`,
  "flow/hash-line": () =>
    fr`Le couloir a déjà son titre : cette ligne n’a pas été lue. Un commentaire commence par //.`,
  "flow/outside-lane": () => fr`Cette ligne est hors de tout couloir. Elle a été lue quand même.`,
  "flow/node-outside-lane": () => fr`Ce nœud est hors de tout couloir. Placez-le dans l’un d’eux.`,
  "flow/unreadable-line": ({ words }) =>
    fr`« ${words} » n’est pas compris. Ce n’est ni un nœud, ni un lien, ni une boucle.`,
  "flow/trailing-text": ({ words }) => fr`« ${words} » n’est pas compris et n’est pas pris en compte.`,

  "flow/node-id": ({ id }) =>
    fr`L’identifiant « ${id} » contient un trait d’union. Utilisez des lettres, des chiffres et _.`,
  "flow/missing-colon": () => fr`Il manque deux-points entre l’identifiant et la forme.`,
  "flow/missing-shape": () => fr`Il manque une forme : circle, rectangle, diamond ou taskbox.`,
  "flow/unknown-shape": (args) => fr`La forme « ${args.shape} » n’existe pas.${meant(args)}`,
  "flow/unknown-attribute": (args) =>
    fr`Les nœuds n’ont pas de « ${args.name} ». Il n’est pas pris en compte.${meant(args)}`,
  "flow/repeated-attribute": ({ name }) => fr`« ${name} » est donné deux fois. Le dernier compte.`,
  "flow/attribute-sign": ({ name }) => fr`Écrivez ${name}: avec deux-points.`,

  "flow/smart-quotes": () => fr`Ce sont des guillemets typographiques. Utilisez des guillemets droits.`,
  "flow/open-string": () => fr`Le texte entre guillemets ne se termine pas sur cette ligne. Fermez-le.`,
  "flow/missing-text": ({ name }) => fr`Le texte de ${name} doit être entre guillemets.`,

  "flow/missing-handle": ({ id, handle }) =>
    fr`Le lien ne dit pas de quel côté de ${id} il se trouve. Écrivez .handle(${handle}).`,
  "flow/handle-word": ({ found }) => fr`« ${found} » n’est pas compris. Écrivez handle.`,
  "flow/missing-side": () => fr`Il manque un côté : left, right, top ou bottom.`,
  "flow/unknown-handle": (args) => fr`Le côté « ${args.handle} » n’existe pas.${meant(args)}`,
  "flow/missing-bracket": ({ bracket }) => fr`Il manque ${bracket} pour fermer.`,
  "flow/arrow-sign": ({ found }) => fr`Écrivez la flèche -> au lieu de ${found}.`,
  "flow/missing-arrow": ({ id }) => fr`Il manque la flèche à ${id}. Écrivez -> entre les deux nœuds.`,
  "flow/missing-end": ({ id }) => fr`Le lien qui part de ${id} ne mène nulle part. Écrivez un nœud après la flèche.`,
  "flow/label-sign": () => fr`Écrivez le texte d’un lien sous la forme [label="..."].`,

  "flow/loop-condition": () => fr`Écrivez la condition de la boucle entre crochets : loop [retry up to 5 times] n7 n8`,
  "flow/loop-members": () => fr`La boucle ne nomme aucun nœud. Écrivez-les après le crochet.`,

  "flow/unknown-sim": (args) => fr`« ${args.word} » n’est pas compris ici.${meant(args)}`,
  "flow/sim-expects": ({ expected, found }) =>
    found === ""
      ? fr`La ligne se termine trop tôt. Attendu : ${nameExpected(expected)}.`
      : fr`« ${found} » n’est pas compris ici. Attendu : ${nameExpected(expected)}.`,
  "flow/sim-number": ({ found }) => fr`${found} ne peut pas servir ici.`,
  "flow/sim-comma": ({ found, number }) => fr`${found} n’est pas lu comme un seul nombre. Écrivez ${number}.`,
  "flow/sim-whole": ({ found }) => fr`${found} n’est pas un nombre entier.`,
  "flow/sim-range": ({ found, min, max }) => fr`${found} n’est pas entre ${min} et ${max}.`,
  "flow/sim-negative": ({ found }) => fr`${found} est négatif. Il faut 0 ou plus.`,
  "flow/sim-positive": ({ found }) => fr`${found} est trop petit. Il faut plus que 0.`,
  "flow/sim-order": ({ first, second }) => fr`${first} dépasse ${second}. Le plus petit vient d’abord.`,
  "flow/sim-parameters": ({ family, parameters, example }) =>
    fr`Il manque des valeurs à ${family} : ${family} ${parameters}, par exemple ${example}.`,
  "flow/sim-weights": () => fr`Tous les poids sont nuls. Il en faut un de plus de 0.`,
  "flow/missing-unit": ({ found }) =>
    fr`${found} n’a pas d’unité. Écrivez par exemple ${found}s, ${found}min ou ${found}h.`,
  "flow/unknown-unit": (args) => fr`L’unité « ${args.unit} » n’existe pas. Utilisez ms, s, min, h ou d.${meant(args)}`,
};

/** Titres des solutions proposées, en français. */
export const languageFixes: Readonly<Record<LanguageFixCode, (args: Args) => string>> = {
  replace: ({ text }) => fr`Remplacer par ${text}`,
  insert: ({ text }) => fr`Ajouter ${text}`,
  delete: () => fr`Supprimer`,
  "delete-earlier": () => fr`Supprimer le premier`,
  "comment-out": () => fr`Mettre en commentaire`,
  quote: () => fr`Mettre entre guillemets`,
  "close-string": () => fr`Fermer les guillemets`,
  "straighten-quotes": () => fr`Mettre des guillemets droits`,
  "close-lane": ({ lane }) => fr`Fermer « ${lane} »`,
  "move-into": ({ lane }) => fr`Déplacer dans « ${lane} »`,
  "take-diagram": ({ number }) => fr`Prendre plutôt le diagramme ${number}`,
  "add-unit": ({ text }) => fr`Écrire ${text}`,
  swap: ({ first, second }) => fr`Échanger ${first} et ${second}`,
  "change-all": ({ count }) => fr`Changer les ${count}`,
};

function meant({ suggestion }: Args): string {
  return suggestion === "" || suggestion === undefined ? "" : fr` Vouliez-vous ${suggestion} ?`;
}

/** Ce qui peut être attendu et n’est pas un mot du langage. */
const expectations: Readonly<Record<string, string>> = {
  number: "un nombre",
  end: "la fin de la ligne",
  statement: "une instruction, par exemple n8 -> n9 90%",
  odds: "une probabilité comme 90%, ou takes",
  share: "une probabilité comme 90%",
  duration: "une durée comme 5s",
  family: "une durée comme 5s, ou une loi comme exponential 5s",
  weight: "un poids après deux-points, comme 2s:1",
  node: "l’identifiant d’un nœud",
  lane: "l’identifiant d’un couloir",
};

/** Une de ces tournures, ou des mots du langage dont un est attendu. */
function nameExpected(expected: string | number | undefined): string {
  const words = String(expected).split(" | ");
  if (words.length > 1) return `${words.slice(0, -1).join(", ")} ou ${words.at(-1)}`;
  return expectations[words[0] ?? ""] ?? String(expected);
}
