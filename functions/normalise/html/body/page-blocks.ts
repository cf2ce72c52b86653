import type { Block } from '../block.ts';
import { type ElementNames, elementNamesOf } from './element-names.ts';

/** What a block's own text shows. */
export interface OwnSigns {
  readonly words: number;
  readonly links: number;
  readonly ends: number;
  readonly all: readonly number[];
  /** Characters, if it is running text; else 0. */
  readonly prose: number;
}

/** Sums over everything inside an element. */
export interface Inside {
  length: number;
  linked: number;
  prose: number;
  blocks: number;
}

/** A page's blocks with what is known of them and of the elements around them, read before anything is taken apart. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  readonly own: readonly OwnSigns[];
  readonly names: ReadonlyMap<Element, ElementNames>;
  readonly inside: ReadonlyMap<Element, Inside>;
  readonly totals: Inside;
}

/** Reads the signs of all blocks, and sums them up for each element around them: once a page, in time linear in it. */
export function readPageBlocks(blocks: readonly Block[]): PageBlocks {
  const own = blocks.map(ownSigns);
  const names = new Map<Element, ElementNames>();
  const inside = new Map<Element, Inside>();
  const totals = emptyInside();
  blocks.forEach((block, at) => {
    const add = (sum: Inside) => {
      sum.length += block.text.length;
      sum.linked += block.linkedLength;
      sum.prose += own[at]!.prose;
      sum.blocks += 1;
    };
    add(totals);
    for (const element of block.ancestors) {
      if (!names.has(element)) names.set(element, elementNamesOf(element));
      const sum = inside.get(element) ?? emptyInside();
      inside.set(element, sum);
      add(sum);
    }
  });
  return { blocks, own, names, inside, totals };
}

function emptyInside(): Inside {
  return { length: 0, linked: 0, prose: 0, blocks: 0 };
}

const sentenceEnd = /[.!?…؟۔।](?=\s|$|["'”’»)])|[。！？]/gu;
const endsSentence = /[.!?…。！？؟۔।]["'”’»)\]]*$/u;
/** Enough of a block to tell what kind of text it is. */
const charactersRead = 4_000;

function ownSigns({ text: whole, linkedLength }: Block): OwnSigns {
  const text = whole.slice(0, charactersRead);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const readCount = wordsIn(text);
  const wordsCount = text === whole ? readCount : wordsIn(whole);
  const letters = count(/\p{L}/gu);
  const words = Math.log1p(wordsCount);
  const links = linkedLength / Math.max(1, whole.length);
  const ends = endsSentence.test(whole.slice(-20)) ? 1 : 0;
  const all = [
    words,
    Math.log1p(whole.length),
    links,
    ends,
    /[:：]$/.test(whole.slice(-2)) ? 1 : 0,
    Math.log1p(count(sentenceEnd)),
    count(/[,،、，;]/g) / readCount,
    count(/\p{N}/gu) / text.length,
    count(/\p{Lu}/gu) / Math.max(1, letters),
    1 - letters / text.length,
    count(/(?:^| )\p{Lu}/gu) / readCount,
    /^\p{Ll}/u.test(text) ? 1 : 0,
    /^\p{N}/u.test(text) ? 1 : 0,
    /[©®|→»›]/.test(text) ? 1 : 0,
    /\?$/.test(whole.slice(-2)) ? 1 : 0,
  ];
  const isProse = wordsCount > 9 && links < 0.4 && (ends === 1 || wordsCount > 24);
  return { words, links, ends, all, prose: isProse ? whole.length : 0 };
}

/** Letters of scripts that put no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
const lettersPerWord = 2;

/** How many words a text has, as far as spaces tell; where a script has none, by its letters. */
function wordsIn(text: string): number {
  return text.split(' ').length + Math.floor((text.match(unspaced)?.length ?? 0) / lettersPerWord);
}
