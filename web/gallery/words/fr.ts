import type { GalleryWords } from "./en.ts";

/** The words of the gallery in French. */
export const fr: GalleryWords = {
  tag: "fr",
  title: "Galerie de modèles - Flowodds",
  heading: "Galerie de modèles",
  lead: "Treize petits systèmes, chacun avec ses chances, ses durées et une promesse. Ouvrez-en un, déplacez un curseur et voyez sur quoi la promesse repose.",
  language: "Langue",
  theme: { light: "Thème : clair", dark: "Thème : sombre", system: "Thème : comme le système" },
  open: "Ouvrir dans l’atelier",
  tryThis: "À essayer :",
  items: {
    callback: {
      title: "Rappel (callback)",
      about:
        "Une opération qui prend son temps accepte la tâche aussitôt et notifie une URL de rappel une fois terminée. Le client travaille entre-temps ; il reprend quand il a les deux. Après trois réessais le résultat est gardé à disposition.",
      tryThis:
        "Baissez « Rappel confirmé ? » à 60 % : 2,6 % des résultats attendent alors qu’on les demande. Un quatrième réessai ramène à 1 %.",
    },
    webhook: {
      title: "Webhook",
      about:
        "Un événement d’un système est envoyé à un autre par HTTP. Un envoi échoué est réessayé jusqu’à cinq fois. Rien dans le dessin ne relie le récepteur à l’émetteur : il a ses propres cas.",
      tryThis:
        "Avec 70 % de chances par tentative, 99,93 % arrivent. Cherchez la chance à laquelle un envoi sur cent se perd : un peu moins de 54 %.",
    },
    snapshot: {
      title: "Instantané périodique",
      about:
        "Chaque heure un état important est copié, s’il a changé. Une copie dont la somme de contrôle est fausse est jetée et refaite, deux fois au plus ; si les trois sont mauvaises, l’ancien instantané reste.",
      tryThis:
        "Une copie sur dix est mauvaise, et pourtant 0,08 % des heures seulement finissent sans nouvel instantané. Sans réessai, c’est 8 %.",
    },
    audit: {
      title: "Journal d’audit",
      about:
        "Pas d’action importante sans une trace de qui, quoi et quand, écrite avant elle ; l’issue est notée après. Ce qui ne peut être noté est refusé.",
      tryThis:
        "Rendez toutes les actions importantes : la durée moyenne monte de 22 ms et plus de trois fois plus d’actions sont refusées.",
    },
    rollback: {
      title: "Retour arrière (rollback)",
      about:
        "Une mise en production sauvegarde, migre les tables et déplace le trafic. Si une étape ultérieure échoue, les précédentes sont défaites dans l’ordre inverse. Ce qui ne peut être défait attend quelqu’un.",
      tryThis:
        "Une restauration sur cent échoue, et 11 % des mises en production en ont besoin : 0,11 % attendent quelqu’un. Quel curseur divise cela par deux le plus tôt, « Restaurée ? » ou « En bon état ? » ?",
    },
    filter: {
      title: "Filtre",
      about:
        "Les messages qui ne répondent pas aux critères sont écartés avant l’unique agent. Ce qui reste d’arrivées au hasard est encore au hasard : l’agent est la file des manuels (M/M/1), avec 20 messages par seconde là où il peut en traiter 25.",
      tryThis:
        "Laissez passer la moitié des messages : l’agent est toujours occupé et sa file ne cesse plus de grandir.",
    },
    view: {
      title: "Vue matérialisée",
      about:
        "Les requêtes reçoivent un résultat calculé d’avance. Si la ligne manque ou est trop ancienne, on interroge les tables, et la ligne est écrite dans la vue pour la suivante.",
      tryThis:
        "93,1 % des réponses viennent en 5 ms, et pourtant la durée moyenne vient surtout des tables. Voyez dans « Ce qui compte » laquelle des deux chances la change le plus.",
    },
    breaker: {
      title: "Disjoncteur",
      about:
        "On n’appelle plus un service qui échoue trop souvent : le secours répond aussitôt, et de temps en temps un appel d’essai vérifie si le service est revenu.",
      tryThis: "Fermez le circuit pour 50 % des appels et voyez ce que devient le 99e centile grâce au secours.",
    },
    backoff: {
      title: "Réessais de plus en plus espacés",
      about:
        "Après chaque échec le client attend plus longtemps ; le serveur chargé a donc de meilleures chances à chaque tentative : 60 %, 75 %, 90 %.",
      tryThis: "Donnez 60 % à toutes les tentatives : 2,6 % des requêtes sont abandonnées au lieu de 0,1 %.",
    },
    saga: {
      title: "Saga",
      about:
        "Un voyage, ce sont trois réservations chez trois entreprises, sans transaction commune. Si l’une échoue, les précédentes sont annulées, ce qui coûte.",
      tryThis:
        "Réservez d’abord ce qui échoue le plus souvent : échangez les chances du vol et de l’hôtel et comparez le coût moyen.",
    },
    limit: {
      title: "Limite de débit avec file",
      about:
        "Un limiteur donne dix jetons par seconde en moyenne et laisse attendre cinq requêtes. À huit requêtes par seconde, la formule de cette file (M/M/1/6) dit que 6,6 % sont refusées.",
      tryThis:
        "Laissez-en attendre 20 au lieu de 5 : presque aucune n’est refusée, et toutes attendent plus longtemps.",
    },
    approval: {
      title: "Accord avec reprise",
      about:
        "Une commande incomplète retourne au client jusqu’à ce qu’elle soit juste ; une grande demande l’accord d’un responsable, qui peut refuser.",
      tryThis:
        "Un quart des corrections sont des deuxièmes ou plus. Montez « Complète ? » à 90 % et regardez la durée moyenne.",
    },
    die: {
      title: "Un dé fait de pièces",
      about:
        "La manière de Knuth et Yao de lancer un dé juste avec une pièce juste : 11/3 lancers en moyenne, et chaque face a exactement un sixième, bien que les cycles soient sans limite.",
      tryThis:
        "Faussez une pièce à 60 % de pile et voyez quelles faces gagnent. Les valeurs exactes n’ont pas besoin d’exécution.",
    },
  },
};
