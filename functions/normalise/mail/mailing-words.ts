import { fold } from '../../text/fold.ts';
import { anyOf } from './confirmation-words.ts';

/** What the links and lines by which a mailing is left, set or seen elsewhere are called, by language; without accents, in lower case. */
const lineWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    'unsubscrib',
    'opt[- ]out(?= of (?:this|these|our|future|all|receiving)| here|$)',
    'manage (?:your |my )?(?:e-?mail |newsletter )?(?:subscription|preference|setting)',
    '(?:update|change|edit) (?:your |my )?(?:e-?mail |newsletter )?(?:subscription|preference|setting)',
    'e-?mail preferences',
    '(?:view|read|open|see) (?:this |it |the )?(?:e-?mail |mail |message |newsletter |issue )?(?:in (?:your |a |the )?(?:web )?browser|online|on the web)',
    '(?:trouble|problems?|difficulty) (?:reading|viewing|seeing) this',
    'web version',
    'forward (?:this |it )?to a friend',
    '(?:this (?:e-?mail |newsletter )?(?:been )?forwarded to you|forwarded (?:you this|this to you)) ?(?:e-?mail|newsletter)?\\?',
  ],
  fr: [
    'desabonn',
    'desinscri',
    'gerer (?:vos|mes|votre|mon) (?:preference|abonnement|inscription)',
    'version (?:en ligne|web)',
    'dans (?:votre|un|le) navigateur',
  ],
  es: [
    'dar(?:se|me|te) de baja',
    'date de baja',
    'cancelar (?:la |tu |mi |su )?suscripcion',
    'desuscrib',
    '(?:gestionar|administrar|actualizar) (?:tus|mis|sus|las)? ?preferencias',
    'en (?:tu|su) navegador',
    'ver(?:lo)? [^.]{0,30}en el navegador',
  ],
  de: [
    'abmelden',
    'abbestell',
    '(?:vom|aus dem) (?:verteiler|newsletter)',
    '(?:im|in ihrem) browser (?:an|off|les|betr)',
    'online-?version',
    '(?:einstellungen|profil) (?:andern|verwalten|aktualisieren)',
  ],
  pt: [
    'cancelar (?:a |sua |minha )*(?:inscricao|assinatura|subscricao)',
    'descadastr',
    'no seu navegador',
    '(?:ver|veja) [^.]{0,30}no navegador',
    '(?:gerir|gerenciar|atualizar) (?:as |suas |minhas )*preferencias',
  ],
  it: [
    'disiscri',
    'cancella(?:ti|re|rsi)? (?:la |l.|tua |dall.)*iscrizione',
    'annulla(?:re)? (?:la |l.|tua )*iscrizione',
    'cancellati',
    'nel tuo browser',
    '(?:visualizza|apri|leggi) [^.]{0,30}nel browser',
    '(?:gestisci|modifica|aggiorna) (?:le |tue )*preferenze',
  ],
  nl: [
    'afmelden',
    '^uitschrijven$',
    'uitschrijven (?:van|uit|voor) (?:de|deze|onze) ?(?:nieuwsbrief|lijst)',
    'in (?:je|uw) browser',
    'bekijk [^.]{0,30}in de browser',
    'webversie',
    '(?:voorkeuren|instellingen) (?:wijzigen|aanpassen|beheren)',
  ],
};

/** Why a reader is sent a mail, and how they go on getting it, by language. */
const talkWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    'you(?: are|.re)? (?:receiving|getting|received|get) this (?:e-?mail|mail|message|newsletter)',
    'this (?:e-?mail|newsletter) was sent',
    'this message was sent to (?:you|[^ ]{1,60}@)',
    'to your address book',
    'all rights reserved',
  ],
  fr: ['vous recevez (?:cet|ce|cette) ', 'cet e-?mail (?:vous )?a ete envoye', 'tous droits reserves'],
  es: ['recibes? este (?:correo|mensaje|boletin)', 'todos los derechos reservados'],
  de: ['sie erhalten diese', 'du erhaltst diese', 'diese e-?mail wurde', 'alle rechte vorbehalten'],
  pt: ['recebe(?:u)? este (?:e-?mail|boletim)', 'todos os direitos reservados'],
  it: ['ricevi questa', 'hai ricevuto questa', 'tutti i diritti riservati'],
  nl: ['(?:je|u) ontvangt deze', 'alle rechten voorbehouden'],
};

const line = anyOf(lineWords);
const talk = anyOf(talkWords);
/** Words that also occur in the news: they count as all that a link says. */
const wholeLink =
  /^(?:(?:your|my|e-?mail|manage|update|mes|vos|ihre|tus|sus|le tue|je|uw) )*(?:preferences|settings|prefs|subscriptions?|preferencias|preferenze|einstellungen|voorkeuren)$/;

export const isMailingLine = (text: string): boolean => line.test(fold(text));
export const isMailingTalk = (text: string): boolean => talk.test(fold(text));
export const isMailingLinkText = (text: string): boolean => {
  const said = fold(text).trim();
  return line.test(said) || wholeLink.test(said);
};

/** What services call those pages in addresses. */
const addressWords =
  /unsub|opt-?out|(?:web|browser)[-_]?version|webview|view[-_]?(?:in[-_]?browser|online|e?mail|as[-_]?webpage)|forward[-_]?to|mirror[-_]?page|archive_url|des(?:in|sin)scri|desabon|abmelde|abbestell|uitschrijv|afmeld|disiscri|descadastr|baja$|email[-_]?settings/i;
const commonWords = /prefs?$|preferences?|subscriptions?|cancelar|preferenc/i;
const wordsMax = 4;
const commonWordsMax = 2;

/** Whether an address is one of a mailing's own: a part of it is named so, and is no headline. */
export function isMailingAddress(address: string): boolean {
  if (/^mailto:/i.test(address)) return addressWords.test(address);
  if (!URL.canParse(address)) return false;
  const { hostname, pathname, searchParams } = new URL(address);
  // This service counts clicks on the text's own links at the same host.
  if (hostname.endsWith('.list-manage.com') && /^\/(?:profile|vcard|about|abuse)/.test(pathname)) return true;
  const parts = [hostname, ...pathname.split('/'), ...searchParams.keys(), ...searchParams.values()];
  return parts.some((part) => {
    const words = part.split(/[-_.]/).length;
    return (words <= wordsMax && addressWords.test(part)) || (words <= commonWordsMax && commonWords.test(part));
  });
}
