import type { Texts } from './texts.ts';

/** French. */
export const fr: Texts = {
  digest: {
    heading: 'Du nouveau sur {topic}',
    subject: '{top}',
    subjectMore: '{top} et {count} autres',
    preview: 'Aussi : {titles}',
    alsoCovered: 'Aussi traité par',
    update: 'Suite',
    updateNote: 'D’autres médias en parlent depuis que vous l’avez reçu.',
    undated: 'sans date',
    unknownPublisher: 'source non indiquée',
    more: 'Et {count} autres sur le web',
    moreOne: 'Et un autre sur le web',
    web: 'Lire sur le web',
    reason: 'Vous recevez ce message parce que {address} est abonné à {topic}, {rhythm}.',
    unsubscribe: 'Se désabonner',
    preferences: 'Changer la fréquence',
    from: 'Envoyé par {site}',
    welcomeHeading: 'Bienvenue : {topic}',
    welcomeSubject: 'Bienvenue : l’essentiel sur {topic}',
    welcomeNote:
      'Votre abonnement est confirmé. Voici où en est l’actualité ; désormais vous recevrez ce qui est nouveau, {rhythm}, et rien quand il n’y a rien.',
    welcomeEmpty: 'Pas encore d’actualité. Le premier message viendra avec elle.',
    editionTitle: '{topic} : {subject}',
    editionsLink: 'Toutes les éditions',
  },
  rhythm: {
    live: 'au fil de l’actualité',
    hourly: 'au plus une fois par heure',
    daily: 'chaque jour à {hour} ({zone})',
    weekly: 'chaque {weekday} à {hour} ({zone})',
  },
};
