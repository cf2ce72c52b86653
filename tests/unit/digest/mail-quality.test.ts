import { doIUseEmail } from '@jsx-email/doiuse-email';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { editionHtml } from '../../../functions/digest/edition-html.ts';
import { editionText } from '../../../functions/digest/edition-text.ts';
import { editionSkeleton, frameFor } from '../../../functions/send/edition-mail.ts';
import { personalParts } from '../../../functions/send/personal-parts.ts';
import { personalise } from '../../../functions/send/personalise.ts';
import { slotWordsOf } from '../../../functions/send/skeleton.ts';
import { plainRhythm } from '../../../functions/subscribe/groups.ts';
import { desert, mailTemplates, river, settings } from '../../mail-world.ts';
import { sampleEdition } from '../../sample-edition.ts';

const templates = await mailTemplates();
const arabic = { ...river, language: 'ar', title: 'أخبار النهر' };
const reader = { address: 'ann@example.com', unsubscribe: 'u-token', preferences: 'p-token' };

function mailHtml(topic = river, stories = 25): string {
  const frame = frameFor(topic, plainRhythm('live'), settings, reader);
  return editionHtml(sampleEdition(topic, stories), topic, settings, templates, frame);
}

/**
 * What some of these programs do not show, and what is lost then: colours of the dark, a nicer line break,
 * a spoken label. The news, its order and its links never hang on any of it.
 */
const lossesThatAreFine = new Set([
  // Style sheets: all that the light look needs stands in style attributes as well.
  '@media',
  'Chaining selectors',
  'Class selector',
  'Descendant combinator',
  'ID selector',
  'Type selector',
  // Where the body element is taken away, the element within it has the same colours.
  '<body> element',
  // The hidden preview line has four ways of hiding; each program knows at least one.
  'display:none',
  'opacity',
  'overflow',
  // Spoken names beside a plain structure of headings and paragraphs.
  'aria-label attribute',
  'role attribute',
  // Niceties that MJML adds.
  'outline',
  'word-break',
  'word-spacing',
]);

describe('the digest in mail programs', () => {
  it('uses nothing that Gmail, Outlook, Apple Mail or Yahoo leave out and that would be missed', () => {
    const options = { emailClients: ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*'] };
    const result = doIUseEmail(mailHtml(), options);
    const errors = 'errors' in result ? result.errors : [];
    const lost = new Set(errors.map((error) => error.match(/^`(.*)` is not supported by/)?.[1] ?? error));
    expect(errors.length).toBeGreaterThan(0);
    expect([...lost].filter((feature) => !lossesThatAreFine.has(feature))).toEqual([]);
  });

  it('stays far below the 102 KB at which Gmail clips, with 25 stories in any script', () => {
    for (const topic of [river, desert, arabic]) {
      expect(Buffer.byteLength(mailHtml(topic))).toBeLessThan(60 * 1024);
    }
  });

  it('stays below it where each of 25 stories went on every day of a week', () => {
    const edition = sampleEdition(arabic, 25);
    const stories = edition.stories.map((story) => {
      const entries = Array.from({ length: 9 }, (_, step) => ({
        ...story.entries[0]!,
        id: `${story.id}-${step}`,
        step,
      }));
      return { ...story, update: true, began: '2026-02-20', entries, earlier: entries };
    });
    const frame = frameFor(arabic, plainRhythm('live'), settings, reader);
    const html = editionHtml({ ...edition, stories }, arabic, settings, templates, frame);
    expect(html.split(stories[0]!.entries[0]!.title).length - 1).toBeGreaterThan(8);
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
  });

  it('leaves to the web what would go beyond it, where each address has 500 characters', async () => {
    const edition = sampleEdition(river, 25);
    const far = (name: string) => `https://aggregator.example/articles/${name.padEnd(500, 'x')}`;
    const stories = edition.stories.map((story) => {
      const outlets = Array.from({ length: 8 }, (_, at) => ({ name: `Outlet ${at}`, domain: null }));
      const alsoAt = outlets.map((publisher) => ({
        articleId: story.id,
        url: far(`${story.id}-${publisher.name}`),
        title: '',
        publisher,
        published: null,
      }));
      const entries = [0, 1, 2, 3].map((step) => ({
        ...story.entries[0]!,
        id: `${story.id}-${step}`,
        url: far(`${story.id}-${step}`),
        step,
        alsoAt: step === 0 ? alsoAt : [],
      }));
      return { ...story, entries };
    });
    const slots = slotWordsOf('secret');
    const needs = { settings, templates, slots };
    const skeleton = await editionSkeleton({ ...edition, stories }, river, plainRhythm('live'), needs);
    const recipient = { id: 'a'.repeat(32), address: `${'ann'.repeat(20)}@example.com` };
    const { id, topic, madeAt } = edition;
    const raw = personalise(skeleton, personalParts(recipient, { topic, edition: id, madeAt }, 'secret'));
    const { html = '', text = '' } = await PostalMime.parse(raw);
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
    const shown = html.split('<h2').length + html.split('<h3').length - 3;
    expect(shown).toBeGreaterThan(10);
    expect(html).toContain(`And ${25 - shown} more on the web`);
    expect(text).toContain(`And ${25 - shown} more on the web`);
  });

  it('loads nothing, runs nothing and asks for nothing', () => {
    const html = mailHtml();
    expect(html).not.toMatch(/<(script|form|img|iframe|link|object|input|button)\b/i);
    expect(html).not.toMatch(/@import|url\(|javascript:|\son\w+=/i);
  });

  it('shows pictures only where the owner wants them, with their text', () => {
    const frame = frameFor(river, plainRhythm('live'), settings, reader);
    const html = editionHtml(sampleEdition(river), river, { ...settings, mailImages: true }, templates, frame);
    const images = html.match(/<img [^>]*>/g) ?? [];
    expect(images).toHaveLength(6);
    for (const image of images) expect(image).toMatch(/src="https:\/\/[^"]+" alt="A ferry at the quay"/);
  });

  it('has absolute links only', () => {
    const links = [...mailHtml().matchAll(/href="([^"]*)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((link) => !/^https:\/\/[a-z]/.test(link))).toEqual([]);
  });

  it('says its language and direction', () => {
    expect(mailHtml(desert)).toMatch(/^<!doctype html>\n<html lang="fr" dir="ltr"/);
    const html = mailHtml(arabic);
    expect(html).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl"/);
    expect(html).toContain('text-align:right');
    expect(html).not.toMatch(/text-align:left|align="left"|direction:ltr/);
  });

  it('shows hostile headlines as text', () => {
    const html = mailHtml();
    expect(html).toContain('“temporary” &lt;dam&gt;');
    expect(html).not.toContain('<dam>');
  });

  it.each([
    ['light', '#fdfcfa', ['#1d2125', '#585f66', '#0b5a73']],
    ['dark', '#15181b', ['#e4e2dd', '#a2a8ae', '#7fc4dc']],
  ])('has enough contrast in the %s (WCAG 2.2, 1.4.3)', (_, paper, inks) => {
    const html = mailHtml();
    for (const ink of inks) {
      expect(html).toContain(ink);
      expect(contrast(ink, paper), ink).toBeGreaterThanOrEqual(4.5);
    }
    expect(html).toContain(paper);
  });

  it('says why it came, how to stop it and who sends it, in both parts', () => {
    const frame = frameFor(river, plainRhythm('live'), settings, reader);
    const text = editionText(sampleEdition(river), river, settings, frame);
    for (const part of [mailHtml(), text.replaceAll('\n', ' ')]) {
      expect(part).toContain('You get this because ann@example.com is subscribed to The river, as it happens.');
      expect(part).toContain('https://news.example.org/mail/unsubscribe?t=u-token');
      expect(part).toContain('1 Example Street, Exampletown');
    }
  });

  it('links to the rest on the web when there are more stories than fit', () => {
    const html = mailHtml(river, 40);
    expect(html).toContain('And 15 more on the web');
    expect(html).toContain('https://news.example.org/river/editions/live-2026-03-02T08-00.html');
  });

  it.each([
    ['few', 8, { summaries: 7, brief: false }],
    ['many', 25, { summaries: 4, brief: true }],
  ])('says at a glance what %s stories are', (_, stories, expected) => {
    const frame = frameFor(river, plainRhythm('live'), settings, reader);
    const text = editionText(sampleEdition(river, stories), river, settings, frame);
    for (const part of [text, mailHtml(river, stories)]) {
      // The third story has no summary; each has its headline and its address, in brief too.
      const shown = { summaries: part.split('The patrol leaves').length - 1, brief: part.includes('In brief') };
      expect(shown).toEqual(expected);
      expect(part).toContain(`/story-${stories - 1}-0`);
    }
  });

  it('has a text part of short lines, but for addresses', () => {
    const frame = frameFor(river, plainRhythm('live'), settings, reader);
    const lines = editionText(sampleEdition(river), river, settings, frame).split('\n');
    expect(lines.filter((line) => line.length > 72 && !line.startsWith('https://'))).toEqual([]);
  });
});

/** Contrast ratio of two colours, by their relative luminance (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
