import { expect, it } from 'vitest';
import { retractionNote } from '../../../functions/text/retraction.ts';

it.each([
  'This story has been withdrawn.',
  'This article about the harbour of Tessel was removed at the request of its author.',
  'The Gazette has retracted this report, as its source could not be confirmed.',
  'For legal reasons, this article has been taken down.',
  'Editor’s note: We have since removed this post.',
  'The Gazette is withdrawing this story.',
  'Aus rechtlichen Gründen wurde dieser Artikel gelöscht.',
  "We've taken down this post while we check what it said.",
  'Our summary\nArticle withdrawn',
  'The article has been withdrawn. We apologise to readers.',
  'Please disregard the report on the ferry of Tessel. It was sent in error.',
  'Dieser Artikel wurde von der Redaktion zurückgezogen.',
  'Wir haben diese Meldung gelöscht, weil sie falsch war.',
  'This story has been retracted by its author and removed from our site.',
  'Cet article a été dépublié.',
  'Cet article a été retiré du site. Cet article a été supprimé par la rédaction.',
  'Nous avons retiré cette dépêche.',
  'Esta noticia ha sido eliminada.',
  'Este artigo foi removido.',
  'Questo articolo è stato rimosso.',
  'Dit artikel is op verzoek van de auteur verwijderd.',
  'Эта статья была удалена.',
  'تم حذف هذا الخبر بعد التحقق',
])('finds the words by which an outlet takes an article back: %s', (text) => {
  expect(retractionNote(text)).not.toBeNull();
});

it.each([
  'The minister has withdrawn the report on the harbour, and the council removed the article from its agenda.',
  'The journal will decide on Monday whether its article of May is retracted.',
  'This article is no longer available.',
  'The report was withdrawn by the ministry, which said that it had counted two ferries twice.',
  'The report has been withdrawn. The ministry said that another would be written by June.',
  'The article was removed by the council, which had found it in the charter of the harbour.',
  'The council voted. The article was removed. The charter has nine now.',
  `The article was removed. ${'The charter of the harbour has nine now. '.repeat(10)}`,
  'This story has been updated. Two sandbanks were removed from the harbour mouth.',
  'The minister said this report was withdrawn over errors in its figures.',
  'The council confirmed on Monday that this article of the charter has been removed.',
  'He called the ferry unsafe. Facebook has removed this post, and the captain deleted this post himself.',
  'Der Reeder nannte die Fähre sicher. Facebook hat diese Nachricht gelöscht. Dieser Text ist weit vom Original entfernt.',
  'This article was removed by the Senate, and this article has been deleted from the port bill.',
  'Cet article a été supprimé par le Sénat. Cet article a été retiré du projet de loi sur les ports.',
  'The harbour was cleared. This post was held by Captain Halvorsen until he was removed by force.',
])('finds none in other news: %s', (text) => {
  expect(retractionNote(text)).toBeNull();
});

it('finds none in what goes on to tell of something', () => {
  const note = 'This article has been removed from the archive of the court and is printed here in full.';
  expect(retractionNote(`${note} ${'The ferry lay off the shoals. '.repeat(40)}`)).toBeNull();
});
