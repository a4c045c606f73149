/** What the search and the map of the page's stage say; the embed has neither. */
export const findingWords = {
  en: {
    search: "Find a node",
    hint: "Label or id",
    count: "{place} of {count}",
    none: "Not found",
    next: "Next",
    previous: "Previous",
    close: "Close the search",
    told: "{place} of {count}: {node}, lane {lane}",
  },
  fr: {
    search: "Chercher un nœud",
    hint: "Libellé ou identifiant",
    count: "{place} sur {count}",
    none: "Introuvable",
    next: "Suivant",
    previous: "Précédent",
    close: "Fermer la recherche",
    told: "{place} sur {count} : {node}, couloir {lane}",
  },
} as const;

export type FindingWords = Readonly<Record<keyof (typeof findingWords)["en"], string>>;

/** The words in the language of a tag, else in English. */
export function chooseFindingWords(locale: string): FindingWords {
  return locale.startsWith("fr") ? findingWords.fr : findingWords.en;
}
