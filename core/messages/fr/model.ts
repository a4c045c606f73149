import type { Args } from "../../language/diagnostic.ts";
import type { ModelCode } from "../../model/codes.ts";

const meant = ({ suggestion }: Args): string => (suggestion === "" ? "" : ` Vouliez-vous ${suggestion} ?`);

/** Juste assez de décimales pour ne pas se confondre avec 100 %, deux au plus si elles suffisent : 1,10004 donne « 110 % ». */
const percent = (share: string | number | undefined): string => {
  const exact = Number(share) * 100;
  let unit = 100;
  while (exact !== 100 && Math.round(exact * unit) === 100 * unit && unit < 1e8) unit *= 10;
  return `${String(Math.round(exact * unit) / unit).replace(".", ",")}\u00a0%`;
};

/** Ce que dit chaque remarque sur le sens d'un diagramme, en français. */
export const model: Readonly<Record<ModelCode, (args: Args) => string>> = {
  "flow/too-many-nodes": ({ count, limit }) => `Le diagramme a ${count} nœuds. On peut en lire ${limit} au plus.`,
  "flow/too-many-edges": ({ count, limit }) => `Le diagramme a ${count} liens. On peut en lire ${limit} au plus.`,
  "flow/too-many-outcomes": ({ count, limit }) =>
    `Les départs ont ${count} issues en tout ; le maximum est ${limit}. Réduisez les départs, ou réunissez les fins.`,
  "flow/duplicate-node": ({ node, label }) =>
    `Il y a déjà un nœud ${node} : « ${label} ». Celui-ci est laissé de côté. Donnez-lui son propre identifiant.`,
  "flow/unknown-node": (args) => `Le nœud « ${args.node} » n’existe pas.${meant(args)}`,
  "flow/unknown-lane": (args) => `Le couloir « ${args.lane} » n’existe pas.${meant(args)}`,
  "flow/unknown-edge": (args) => `Le lien ${args.edge} n’existe pas.${meant(args)}`,
  "flow/outside-loops": ({ node }) => `${node} n’est dans aucune boucle. Nommez un nœud de la boucle visée.`,
  "flow/odds-over": ({ node, sum }) =>
    `Les probabilités à ${node} totalisent ${percent(sum)}. Elles doivent faire 100\u00a0% ensemble.`,
  "flow/odds-remainder": ({ node, sum }) =>
    `Les probabilités à ${node} totalisent ${percent(sum)}, et aucun lien ne peut prendre le reste.`,
  "flow/too-many-attempts": ({ count, limit }) =>
    `Cette ligne donne des probabilités pour ${count} passages. On peut en lire ${limit} au plus.`,
  "flow/odds-without-decision": ({ node, edge }) =>
    `${node} ne choisit pas : il envoie un jeton sur chacun de ses liens, donc ${edge} ne peut pas avoir de probabilité.`,
  "flow/endless": ({ nodes, count }) =>
    `${nodes} ne ${count === 1 ? "finit" : "finissent"} jamais : aucun lien possible n’en sort. Ajoutez une sortie, ou bornez la boucle.`,
  "flow/multiplies": ({ nodes }) =>
    `Les jetons de ${nodes} ne diminuent jamais : chaque tour en renvoie autant, ou plus. Faites choisir un seul lien, ou bornez la boucle.`,
  "flow/lane-mismatch": ({ node, lane, written }) => `${node} est dans le couloir ${lane}, pas dans ${written}.`,
  "flow/repeated-line": () => "Une ligne plus bas le redit : celle-ci est sans effet.",
  "flow/isolated": ({ node }) => `${node} est seul : aucun lien n’y mène ni n’en part.`,
  "flow/unreachable": ({ nodes }) => `Aucun cas n’arrive à ${nodes}. Amenez-y un lien, ou démarrez-y des cas.`,
  "flow/no-start": ({ node }) => `Aucun nœud n’est un départ : les cas commencent au premier, ${node}.`,
  "flow/no-arrivals": () => "Aucun cas ne commence : tous les départs sont réglés sur never.",
  "flow/never-idle": ({ node }) => `Aucun cas ne commence à ${node} de toute façon : cette ligne est sans effet.`,
  "flow/overload": ({ lane, load, capacity }) =>
    `${lane} devrait être occupé à ${percent(load)} : les cas apportent plus de travail que ${capacity === 1 ? "sa seule place ne peut" : `ses ${capacity} places ne peuvent`} en faire, et la file grandit tant qu’il en arrive.`,
  "flow/label-odds": ({ node, sum }) =>
    `Les textes des liens de ${node} ressemblent à des probabilités mais totalisent ${percent(sum)} : ils ne sont pas utilisés.`,
  "flow/dead-decision": ({ node }) => `${node} est une décision sans lien à choisir. Les jetons s’y arrêtent.`,
  "flow/splits-diamond": ({ node }) =>
    `${node} est un losange : il envoie le jeton sur un seul lien, quoi que dise cette ligne.`,
  "flow/splits-alone": ({ node }) => `Aucun lien ne part de ${node} : il n’a rien à choisir.`,
  "flow/joins-alone": ({ node }) => `${node} a moins de deux liens entrants : il n’a rien à attendre.`,
  "flow/loop-unlinked": ({ loop }) =>
    `La boucle « ${loop} » ne répète rien : ses nœuds ne sont sur aucun cycle, et aucun chemin ne mène du premier au dernier.`,
  "flow/loop-without-effect": ({ loop, other }) =>
    `La boucle « ${loop} » est sans effet : son retour appartient à la boucle « ${other} ».`,
  "flow/counted-odds": ({ node }) =>
    `Le compteur de sa boucle décide ${node} : ces probabilités ne sont pas utilisées.`,
  "flow/no-counter": ({ node }) => `${node} n’est dans aucune boucle bornée : il n’y a pas de compteur à suivre.`,
  "flow/endless-unreached": ({ nodes, count }) =>
    `${nodes} ne ${count === 1 ? "finirait" : "finiraient"} jamais, mais aucun cas n’y arrive.`,
  "flow/duplicate-edge": ({ edge }) => `Le lien ${edge} est déclaré deux fois à l’identique. Il compte une fois.`,
  "flow/implicit-start": ({ node }) => `Rien ne mène à ${node} : il démarre ses propres cas.`,
  "flow/alternatives": ({ node }) =>
    `Les textes des liens de ${node} se lisent comme un choix, mais ce n’est pas un losange : un jeton part sur chaque lien.`,
  "flow/meeting-branches": ({ node, count }) =>
    `Chaque cas passe ${count} fois par ${node} : des branches s’y retrouvent sans être réunies.`,
  "flow/counter-undecided": ({ node }) =>
    `${node} demande le compteur de sa boucle, mais tous ses liens mènent du même côté. Le hasard décide.`,
  "flow/more-findings": ({ count }) => `Il y en a ${count} de plus, des mêmes sortes.`,
};

/** Titres des solutions proposées, en français. */
export const modelFixes: Readonly<Record<string, (args: Args) => string>> = {
  "remove-line": () => "Supprimer cette ligne",
  "set-capacity": ({ lane, capacity }) => `Donner à ${lane} une capacité de ${capacity}`,
  "rename-node": ({ node }) => `Appeler celui-ci ${node}`,
  "name-lane": ({ lane }) => `Écrire ${lane}`,
  connect: ({ from, label, to }) => `Relier ${from} « ${label} » à ${to}`,
  "arrives-never": ({ node }) => `Ne démarrer aucun cas à ${node}`,
  arrives: ({ node }) => `Démarrer des cas à ${node}`,
  "splits-one": ({ node }) => `Faire choisir un seul lien à ${node}`,
  "joins-all": ({ node }) => `Attendre toutes les branches à ${node}`,
  "by-odds": ({ node }) => `Tirer ${node} au sort`,
  "scale-odds": () => "Ramener à 100\u00a0%",
  "give-rest": ({ edge, odds }) => `Mettre ${edge} à ${percent(odds)}`,
  "bound-loop": ({ loop, count }) => `Limiter « ${loop} » à ${count} répétitions`,
  "give-odds": ({ edge, odds }) => `Donner ${percent(odds)} à ${edge}`,
  "bound-loops": ({ loops, count }) => `Limiter les ${loops} boucles à ${count} répétitions`,
  "add-loop": ({ count }) => `En faire une boucle de ${count} répétitions au plus`,
};
