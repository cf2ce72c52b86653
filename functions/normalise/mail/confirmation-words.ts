import { fold } from '../../text/fold.ts';

/**
 * The stems by which mails ask to confirm a subscription, and by which services name that in addresses, by language.
 * Each matches at the start of a word, without accents and in lower case.
 */
const stems: Readonly<Record<string, readonly string[]>> = {
  // What is confirmed already asks for nothing.
  en: [
    'confirm(?!ed|s(?![a-z]))',
    'verify',
    'verification',
    'activat',
    'opt-in',
    'opt in',
    'optin',
    'double-opt',
    'validat',
  ],
  fr: ['verifi', 'activ', 'valid'],
  es: ['verifi', 'activ', 'valid'],
  pt: ['verifi', 'ativ', 'valid'],
  it: ['conferm', 'verific', 'attiv', 'convalid'],
  de: ['bestatig', 'bestaetig', 'verifizier', 'aktivier', 'freischalt'],
  nl: ['bevestig', 'verifieer', 'activeer'],
};

/** What a subscription is called, so that "army confirms losses" is no request: in the subject or the text. */
const subscriptionStems: Readonly<Record<string, readonly string[]>> = {
  en: [
    'subscri',
    'newsletter',
    'mailing list',
    'email address',
    'e-mail address',
    'your email',
    'your e-mail',
    'sign up',
    'signup',
    'opt-in',
    'opt in',
  ],
  fr: [
    'abonnement',
    'inscription',
    'inscrire',
    'lettre d',
    'infolettre',
    'adresse e-mail',
    'adresse mail',
    'adresse email',
    'courriel',
  ],
  es: ['suscripcion', 'suscrib', 'boletin', 'correo electronico'],
  pt: ['assinatura', 'inscricao', 'subscricao', 'boletim', 'e-mail'],
  it: ['iscrizione', 'abbonamento', 'indirizzo e-mail', 'indirizzo email'],
  de: ['anmeldung', 'abonnement', 'abo ', 'e-mail-adresse', 'mailadresse', 'registrierung'],
  nl: ['inschrijving', 'aanmelding', 'abonnement', 'nieuwsbrief', 'e-mailadres'],
};

/** Finds the words of all languages, each at its start, in text that is folded. */
export const anyOf = (table: Readonly<Record<string, readonly string[]>>) =>
  new RegExp(`(?<![a-z])(?:${[...new Set(Object.values(table).flat())].join('|')})`);

const confirming = anyOf(stems);
const subscription = anyOf(subscriptionStems);

/** Characters between the two words of one request. */
const near = new RegExp(
  `(?:${confirming.source})[^.!?\\n]{0,100}?(?:${subscription.source})|(?:${subscription.source})[^.!?\\n]{0,100}?(?:${confirming.source})`,
);

export const saysConfirm = (text: string): boolean => confirming.test(fold(text));
export const saysSubscription = (text: string): boolean => subscription.test(fold(text));

/** Both within one sentence. */
export const asksToConfirm = (text: string): boolean => near.test(fold(text));
