import type { Words } from "./catalogue.ts";

const longRuns = "Les simulations plus longues passent par POST /api/runs.";

/** What the Worker says, in French. */
export const fr: Words = {
  problems: {
    "bad-option": { title: "Une option de la requête est incorrecte", detail: ({ faults }) => `${faults}.` },
    "bad-json": {
      title: "Le corps n'est pas un objet JSON avec une source",
      detail: () =>
        'Envoyez {"source": "..."}, le diagramme en chaîne de caractères et les options à côté, ou le diagramme lui-même.',
    },
    "bad-encoding": { title: "Le corps n'est pas en UTF-8", detail: () => "Envoyez le diagramme en UTF-8." },
    "broken-body": { title: "Le corps n'est pas arrivé en entier", detail: () => "Renvoyez la requête." },
    "not-found": { title: "Il n'y a rien ici", detail: () => "Ce qui est offert est décrit à /api/docs." },
    "no-token": {
      title: "Seul son propriétaire peut supprimer ceci",
      detail: () => "Envoyez le jeton reçu à l'enregistrement ou au lancement : Authorization: Bearer ...",
    },
    "wrong-token": {
      title: "Ce jeton n'est pas celui du propriétaire",
      detail: () =>
        "Un diagramme se supprime avec le jeton reçu à son enregistrement, une simulation avec celui reçu à son lancement. Rien n'a été supprimé.",
    },
    "unknown-diagram": {
      title: "Aucun diagramme de ce nom n'est enregistré",
      detail: () => "Il a été supprimé, ou une partie de son adresse a été coupée.",
    },
    "unknown-run": {
      title: "Cette simulation n'existe pas",
      detail: () => "Elle a été supprimée, son temps est écoulé, ou une partie de son adresse a été coupée.",
    },
    "run-not-done": {
      title: "La simulation n'a pas de résultats",
      detail: () => "Elle est en cours, ou s'est terminée sans résultats : son état le dit.",
    },
    "run-too-long": {
      title: "Trop de travail pour une simulation",
      detail: ({ found, limit }) =>
        `La simulation demande environ ${found} décisions, une longue simulation peut en avoir ${limit}. Demandez moins de cas.`,
    },
    "replication-too-long": {
      title: "Une réplication est trop longue",
      detail: ({ found, limit }) =>
        `Quand un couloir a une capacité, une réplication se simule d'un seul tenant. Elle demande environ ${found} décisions et peut en avoir ${limit}. Demandez moins de cas et plus de réplications.`,
    },
    "too-many-runs": {
      title: "Trop de simulations en peu de temps",
      detail: ({ limit }) => `Un client peut en lancer ${limit} par minute. Attendez, ou simulez sur votre machine.`,
    },
    "too-many-diagrams": {
      title: "Trop de diagrammes en peu de temps",
      detail: ({ limit }) =>
        `Un client peut en enregistrer ${limit} par minute. Attendez, ou utilisez un lien qui contient tout le diagramme.`,
    },
    "no-such-format": {
      title: "Ce format n'est pas offert",
      detail: () => "Demandez format=json.",
    },
    "wrong-method": { title: "Cette méthode n'est pas offerte ici", detail: ({ method }) => `Utilisez ${method}.` },
    "source-too-large": {
      title: "Le diagramme est trop grand",
      detail: ({ limit }) => `Un diagramme peut occuper ${limit} octets en UTF-8. Divisez-le en plusieurs.`,
    },
    "compressed-body": {
      title: "Les corps compressés ne sont pas lus",
      detail: () => "Envoyez le diagramme tel quel, sans Content-Encoding.",
    },
    "empty-source": {
      title: "La requête ne contient pas de diagramme",
      detail: () => "Envoyez le texte d'un diagramme comme corps de la requête.",
    },
    "invalid-diagram": {
      title: "Le diagramme contient des erreurs",
      detail: ({ line, message }) => `Ligne ${line} : ${message}`,
    },
    "unreadable-notation": {
      title: "Le texte n'est pas dans cette notation",
      detail: ({ from }) =>
        `Il ne peut pas être lu comme ${from} : BPMN 2.0 est du XML bien formé avec un process et sans doctype, Mermaid un organigramme ou un diagramme de séquence.`,
    },
    "too-many-cases": {
      title: "Trop de cas pour une requête",
      detail: ({ found, limit }) => `${found} cas sont demandés, une requête peut en avoir ${limit}. ${longRuns}`,
    },
    "too-many-steps": {
      title: "Trop de pas pour un cas",
      detail: ({ found, limit }) => `Un cas a droit à ${found} pas, il peut en avoir ${limit}. Baissez la limite.`,
    },
    "too-many-traced": {
      title: "Trop de cas tracés pour une requête",
      detail: ({ found, limit }) =>
        `${found} cas tracés sont demandés, une requête peut en avoir ${limit}. Tracez-en moins.`,
    },
    "too-many-figures": {
      title: "Trop de chiffres pour une réponse",
      detail: ({ found, limit }) =>
        `La réponse a ${found} chiffres, elle peut en avoir ${limit}. Faites arriver moins de départs, ou demandez moins de cas.`,
    },
    "over-budget": {
      title: "Trop de passages de nœuds pour une requête",
      detail: ({ limit }) =>
        `La simulation prend plus de ${limit} passages de nœuds. Demandez moins de cas. ${longRuns}`,
    },
    "too-many-points": {
      title: "Trop de points pour une réponse",
      detail: ({ option, found, limit }) =>
        `${option}=${found} est demandé, le maximum est ${limit}. Demandez-en moins.`,
    },
    "too-much-work": {
      title: "Trop à résoudre pour une requête",
      detail: ({ found, limit }) =>
        `La réponse demande environ ${found} multiplications, une requête peut en faire ${limit}. Demandez moins de points, ou une chose à la fois.`,
    },
    "too-many-pixels": {
      title: "Image trop grande",
      detail: ({ found, limit }) =>
        `L'image aurait ${found} pixels, elle peut en avoir ${limit}. Demandez une largeur plus petite, ou un SVG.`,
    },
    internal: {
      title: "Une erreur s'est produite ici",
      detail: () => "La requête est restée sans réponse. Votre texte n'y est pour rien.",
    },
  },
  faults: {
    "whole-number": () => "doit être un nombre entier",
    "at-least": (least) => `doit être au moins ${least}`,
    "at-most": (most) => `doit être au plus ${most}`,
    "one-of": (choices) => `doit être l'un de ${choices}`,
    flag: () => "doit être 0 ou 1",
    text: () => "doit être un texte",
    "too-long": (most) => `peut avoir ${most} caractères`,
    "no-goal": () => "doit être une issue, <= ou >=, et une part, comme n9>=0.999 ou n9>=99.9%",
    share: () => "doit être une part supérieure à 0 et d'au plus 1, comme 0.0001 ou 0.01%",
    "no-early-end": () => "demande une seule réplication, et des couloirs sans capacité",
    "no-id": () => "doit être l'identifiant d'un diagramme enregistré",
    beside: (other) => `ne se demande qu'avec ${other}`,
    "unknown-edge": (near) => `n'est pas un lien dont la probabilité se règle${near === "" ? "" : ` ; il y a ${near}`}`,
    "unknown-loop": (near) => `n'est dans aucune boucle${near === "" ? "" : ` ; dans des boucles il y a ${near}`}`,
    "unknown-outcome": (near) => `ne désigne aucune issue${near === "" ? "" : ` ; il y a ${near}`}`,
  },
  lost: {
    title: "Cette page n'existe pas",
    text: "Il n'y a rien à cette adresse. Le lien d'un diagramme le contient tout entier : une partie a peut-être été coupée.",
    home: "Ouvrir le simulateur",
  },
  unknown: {
    title: "Ce diagramme n'est pas ici",
    text: "Aucun diagramme n'est enregistré à cette adresse : son propriétaire l'a supprimé, ou une partie de l'adresse a été coupée.",
    home: "Ouvrir le simulateur",
  },
  unknownRun: {
    title: "Cette simulation n'est pas ici",
    text: "Aucune simulation n'est gardée à cette adresse : elle a été supprimée, ses trente jours sont passés, ou une partie de l'adresse a été coupée.",
    home: "Ouvrir le simulateur",
  },
  stored: {
    described: ({ lanes, nodes }) =>
      `Un diagramme à couloirs qui se joue : ${lanes} ${lanes === 1 ? "couloir" : "couloirs"}, ${nodes} ${nodes === 1 ? "nœud" : "nœuds"}.`,
    untitled: "Diagramme",
    image: (title) => `Dessin du diagramme ${title}`,
  },
};
