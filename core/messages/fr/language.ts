import type { LanguageCode } from "../../language/codes.ts";
import type { Args } from "../../language/diagnostic.ts";

const meant = ({ suggestion }: Args): string =>
  suggestion === "" || suggestion === undefined ? "" : ` Vouliez-vous ${suggestion} ?`;

/** Ce que dit chaque remarque sur le texte, en français. */
export const language: Readonly<Record<LanguageCode, (args: Args) => string>> = {
  "flow/too-large": ({ limit }) => `Le texte dépasse ${limit} octets. Répartissez-le en plusieurs diagrammes.`,
  "flow/too-many-problems": ({ count }) =>
    `Il y a plus de ${count} problèmes. Corrigez les premiers pour voir la suite.`,
  "flow/skipped-text": ({ lines, words }) =>
    `${lines === 1 ? "1 ligne" : `${lines} lignes`} autour du diagramme ${lines === 1 ? "a été ignorée" : "ont été ignorées"}, à partir de « ${words} ».`,
  "flow/other-diagrams": ({ count }) =>
    count === 1
      ? "Le texte contient un autre diagramme. Le premier est affiché."
      : `Le texte contient ${count} autres diagrammes. Le premier est affiché.`,
  "flow/no-diagram": () => "Il n’y a pas de couloir ici. Un diagramme commence par une ligne comme : Sender { # Sender",
  "flow/unclosed-lane": ({ lane }) => `Le couloir « ${lane} » n’a pas d’accolade fermante.`,
  "flow/outside-lane": () => "Cette ligne est hors de tout couloir. Elle a été lue quand même.",
  "flow/unreadable-line": () => "Cette ligne n’a pas pu être lue. Ce n’est ni un nœud, ni un lien, ni une boucle.",
  "flow/unknown-shape": (args) =>
    args.shape === ""
      ? "Il manque une forme : circle, rectangle, diamond ou taskbox."
      : `La forme « ${args.shape} » n’existe pas.${meant(args)}`,
  "flow/unknown-handle": (args) =>
    args.handle === ""
      ? "Il manque un côté : left, right, top ou bottom."
      : `Le côté « ${args.handle} » n’existe pas.${meant(args)}`,
  "flow/missing-handle": ({ id }) => `Le lien ne dit pas de quel côté de ${id} il se trouve.`,
  "flow/unknown-attribute": (args) => `Les nœuds n’ont pas de « ${args.name} ». Il a été laissé de côté.${meant(args)}`,
  "flow/repeated-attribute": ({ name }) => `« ${name} » est donné deux fois. Le dernier compte.`,
  "flow/attribute-sign": ({ name }) => `Écrivez ${name}: avec deux-points.`,
  "flow/label-sign": () => "Écrivez label= avec un signe égal.",
  "flow/smart-quotes": () => "Ce sont des guillemets typographiques. Il faut des guillemets droits.",
  "flow/open-string": () => "Le texte entre guillemets ne se termine pas sur cette ligne.",
  "flow/missing-text": ({ name }) => `Le texte de « ${name} » doit être entre guillemets.`,
  "flow/loop-condition": () => "La condition de la boucle n’a pas de crochet fermant.",
  "flow/loop-members": () => "La boucle ne nomme aucun nœud. Écrivez-les après le crochet.",
  "flow/trailing-text": () => "La fin de cette ligne n’a pas été lue.",
  "flow/unknown-sim": (args) => `« ${args.word} » n’est pas compris ici.${meant(args)}`,
  "flow/sim-expects": ({ expected, found }) =>
    `${found === "" ? "La ligne se termine trop tôt" : `« ${found} » n’est pas compris ici`}. Attendu : ${name(expected)}.`,
  "flow/sim-number": ({ found }) => `« ${found} » ne peut pas servir de nombre ici.`,
  "flow/sim-range": ({ found, min, max }) =>
    max === "" ? `${found} est trop petit.` : `${found} n’est pas entre ${min} et ${max}.`,
  "flow/missing-unit": ({ found }) =>
    `${found} n’a pas d’unité. Écrivez par exemple ${found}s, ${found}min ou ${found}h.`,
};

const expectations: Readonly<Record<string, string>> = {
  number: "un nombre",
  end: "la fin de la ligne",
  statement: "une instruction, par exemple n8 -> n9 90%",
  family: "une durée comme 5s, ou une loi comme exponential 5s",
  weight: "un poids après deux-points, comme 2s:1",
  node: "l’identifiant d’un nœud",
  lane: "l’identifiant d’un couloir",
};

function name(expected: string | number | undefined): string {
  return expectations[String(expected)] ?? String(expected);
}

/** Titres des corrections, en français. */
export const languageFixes: Readonly<Record<string, (args: Args) => string>> = {
  replace: ({ text }) => `Remplacer par ${text}`,
  "straighten-quotes": () => "Mettre des guillemets droits",
  "close-string": () => "Fermer les guillemets",
  quote: () => "Mettre entre guillemets",
  "add-handle": ({ handle }) => `Ajouter .handle(${handle})`,
  delete: () => "Supprimer",
  "comment-out": () => "Mettre en commentaire",
  "close-lane": () => "Fermer le couloir",
  "take-diagram": ({ number }) => `Prendre plutôt le diagramme ${number}`,
  "add-unit": () => "Ce sont des secondes",
};
