import type { Reasons } from "../unsolved.ts";
import { fr } from "./typeset.ts";

/** Pourquoi les cas d'un départ n'ont pas de réponse exacte, en français. */
export const reasons: Reasons = {
  "too-many-states": ({ most }) =>
    fr`Simulé seulement : les compteurs, les passages et les jetons en attente font plus de ${most} états.`,
  "too-entangled": () => fr`Simulé seulement : les cycles sont trop entremêlés pour être résolus.`,
  "order-of-arrival": ({ node }) =>
    fr`Simulé seulement : des jetons aux compteurs différents attendent à ${node}, et l’ordre d’arrivée dépend des durées.`,
  "too-many-tokens": ({ most }) => fr`Simulé seulement : un cas peut avoir plus de ${most} jetons à la fois.`,
  "turned-away": ({ lane }) => fr`Simulé seulement : ${lane} peut refuser des jetons, et cela dépend des durées.`,
  "too-much-work": () =>
    fr`Simulé seulement : la réponse exacte demande plus de travail qu’une simulation n’en ajoute. Demandez POST /api/analyze.`,
};
