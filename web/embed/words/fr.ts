import { fr as stage } from "../../stage/words/fr.ts";
import type { EmbedWord } from "./en.ts";

/** What an embed says in French, its stage included. */
export const fr = {
  ...stage,
  "embed.title": "Diagramme Flowodds",
  "embed.open": "Ouvrir dans Flowodds",
  "embed.from": "depuis {start}, {count|cas|cas}",
  "embed.more": "{count} de plus",
  "embed.running": "Calcul en cours",
  "embed.errors": "{count|erreur|erreurs} à corriger avant de lancer",
  "embed.noStart": "Aucun cas ne démarre ici, rien ne bouge",
  "embed.empty": "Ce lien ne contient pas de diagramme.",
  "embed.damaged": "Ce lien est abîmé, le diagramme ne peut pas être affiché.",
  "embed.unknown": "Ce lien vient d'une version plus récente de Flowodds.",
  "embed.missing": "Aucun diagramme n'est enregistré à cette adresse.",
  "embed.rest": "Ouvrez Flowodds et collez un diagramme pour faire un nouveau lien.",
} as const satisfies Record<EmbedWord, string>;
