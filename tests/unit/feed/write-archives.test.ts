import { describe, expect, it } from 'vitest';
import { type FeedNeeds, feed } from '../../../functions/feed/feed.ts';
import { limits } from '../../../functions/limits.ts';
import type { MessageTo } from '../../../functions/messages.ts';
import type { Blobs, Records } from '../../../functions/ports.ts';
import { brokenAtomRules } from './atom-rules.ts';
import { all, linkOf, readXml, textOf, type XmlElement } from './read-xml.ts';
import { harbour, memoryNeeds, published, sampleEntry, store } from './sample-entries.ts';

const message = { to: 'feed', topic: harbour.slug } as const;
const size = limits.archivePartEntriesMax;

/** Fills months with entries, in order of arrival. */
async function fill(needs: FeedNeeds, months: Readonly<Record<string, number>>): Promise<string[]> {
  const ids: string[] = [];
  for (const [month, count] of Object.entries(months)) {
    for (let n = 1; n <= count; n++) {
      const entry = sampleEntry(n, { position: `${month}#${String(n).padStart(6, '0')}` });
      await store(needs, entry);
      ids.push(entry.id);
    }
  }
  return ids;
}

/** Runs the step until it asks for no more; the number of runs. */
async function settle(needs: FeedNeeds, first: MessageTo<'feed'> = message): Promise<number> {
  let runs = 0;
  for (let next: MessageTo<'feed'> | undefined = first; next !== undefined; runs++) {
    next = (await feed(next, needs)).find((emitted) => emitted.to === 'feed');
  }
  return runs;
}

/** The feed and then every archive part behind it, as a reader follows them (RFC 5005 section 4). */
async function chain(needs: FeedNeeds): Promise<XmlElement[]> {
  const documents: XmlElement[] = [];
  for (let address: string | undefined = `${needs.settings.baseUrl}/harbour/feed.atom`; address !== undefined; ) {
    const document = readXml(await published(needs, address.replace(`${needs.settings.baseUrl}/`, '')));
    expect(linkOf(document, 'self')).toBe(address);
    documents.push(document);
    address = linkOf(document, 'prev-archive');
  }
  return documents;
}

function idsOf(documents: readonly XmlElement[]): Set<string | undefined> {
  return new Set(documents.flatMap((document) => all(document, 'entry').map((entry) => textOf(entry, 'id'))));
}

describe('the archive', () => {
  it('lets a reader who follows it back find every entry there ever was', async () => {
    const needs = memoryNeeds();
    const ids = await fill(needs, { '2026-08': size * 2 + 7, '2026-10': 3, '2026-11': size + 1 });
    await settle(needs);
    const documents = await chain(needs);
    expect(idsOf(documents)).toEqual(new Set(ids));
    expect(documents.slice(1).map((part) => linkOf(part, 'self')?.replace(/.*\//, ''))).toEqual([
      '2026-11.atom',
      '2026-10.atom',
      '2026-08-3.atom',
      '2026-08-2.atom',
      '2026-08.atom',
    ]);
  });

  it('marks each part as an archive, links it both ways and to the feed, and keeps the rules of Atom', async () => {
    const needs = memoryNeeds();
    await fill(needs, { '2026-10': size * 2, '2026-11': 1 });
    await settle(needs);
    const [current, newer, older] = (await chain(needs)) as [XmlElement, XmlElement, XmlElement];
    expect(all(current, 'fh:archive')).toEqual([]);
    for (const part of [newer, older]) {
      expect(brokenAtomRules(part)).toEqual([]);
      expect(all(part, 'fh:archive')).toHaveLength(1);
      expect(linkOf(part, 'current')).toBe(linkOf(current, 'self'));
    }
    expect(linkOf(older, 'next-archive')).toBe(linkOf(newer, 'self'));
    expect(linkOf(older, 'prev-archive')).toBeUndefined();
    expect(linkOf(newer, 'next-archive')).toBeUndefined();
  });

  it('never takes an entry into a part that was published', async () => {
    const needs = memoryNeeds();
    await fill(needs, { '2026-10': size + 1 });
    await settle(needs);
    const before = idsOf((await chain(needs)).slice(1));
    await fill(needs, { '2026-11': size * 2 });
    await settle(needs);
    expect(idsOf((await chain(needs)).slice(-1))).toEqual(before);
  });

  it('makes only the part anew that a changed entry stands in', async () => {
    const needs = memoryNeeds();
    await fill(needs, { '2026-09': size, '2026-10': size, '2026-11': size });
    await settle(needs);
    await store(needs, sampleEntry(2, { position: '2026-09#000002', title: 'Ferry 2 was late after all' }));
    const written: string[] = [];
    const put: Blobs['put'] = (key, content, condition) => {
      written.push(key);
      return needs.blobs.put(key, content, condition);
    };
    await settle({ ...needs, blobs: { ...needs.blobs, put } }, { ...message, changed: ['2026-09#000001'] });
    expect(written).toEqual(['public/harbour/archive/2026-09.atom']);
    expect(await published(needs, 'harbour/archive/2026-09.atom')).toContain('Ferry 2 was late after all');
  });

  it('comes in several runs when much is to be written, and ends', async () => {
    const needs = memoryNeeds();
    const months = Array.from({ length: limits.archivePartsPerRunMax * 2 + 2 }, (_, index) => 2000 + index);
    const ids = await fill(needs, Object.fromEntries(months.map((year) => [`${year}-01`, 2])));
    expect(await settle(needs)).toBe(3);
    expect(idsOf(await chain(needs))).toEqual(new Set(ids));
    const changed = months.map((year) => `${year}-01#000001`);
    expect(await settle(needs, { ...message, changed })).toBe(3);
  });

  it('is written anew when the site moves to another address', async () => {
    const before = memoryNeeds();
    const months = Array.from({ length: limits.archivePartsPerRunMax + 2 }, (_, index) => [`${2000 + index}-01`, 2]);
    const ids = await fill(before, Object.fromEntries(months));
    await settle(before);
    const needs = { ...before, settings: { ...before.settings, baseUrl: 'https://elsewhere.example' } };
    await settle(needs);
    expect(idsOf(await chain(needs))).toEqual(new Set(ids));
  });

  it('is whole after a crash at any call', async () => {
    for (let crashAt = 1; ; crashAt++) {
      const needs = memoryNeeds();
      const ids = await fill(needs, { '2026-09': 2, '2026-10': 2, '2026-11': 1 });
      let calls = 0;
      const crash = async <T>(call: Promise<T>): Promise<T> => {
        calls++;
        if (calls === crashAt) throw new Error('crash');
        return call;
      };
      const put: Blobs['put'] = (...args) => crash(needs.blobs.put(...args));
      const write: Records['write'] = (writes) => crash(needs.records.write(writes));
      const fragile = { ...needs, blobs: { ...needs.blobs, put }, records: { ...needs.records, write } };
      const crashed = await settle(fragile).then(
        () => false,
        () => true,
      );
      await settle(needs);
      expect(idsOf(await chain(needs))).toEqual(new Set(ids));
      if (!crashed) break;
    }
  });

  it('costs the same however long it is', async () => {
    const callsWith = async (parts: number): Promise<number> => {
      const needs = memoryNeeds();
      const months = Array.from({ length: parts }, (_, index) => [`${2000 + index}-01`, 1]);
      await fill(needs, { ...Object.fromEntries(months), '2026-11': 5 });
      await settle(needs);
      let calls = 0;
      const counted = <A extends unknown[], R>(call: (...args: A) => R): ((...args: A) => R) => {
        return (...args) => {
          calls++;
          return call(...args);
        };
      };
      const blobs = { ...needs.blobs, get: counted(needs.blobs.get), head: counted(needs.blobs.head) };
      const records = { ...needs.records, get: counted(needs.records.get), list: counted(needs.records.list) };
      await store(needs, sampleEntry(6));
      await settle({ ...needs, blobs, records });
      return calls;
    };
    // Two lengths that both fill the feed's fifty.
    expect(await callsWith(limits.feedEntriesMax + 60)).toBe(await callsWith(limits.feedEntriesMax + 10));
  });
});
