import { endsAsSentence } from '../lines/sentence-end.ts';
import type { Block, Mark } from './block.ts';
import { isCaption } from './captions.ts';
import { inlineElements } from './inline-elements.ts';
import { escapeMarkup } from './page-document.ts';

/** Inline elements that a paragraph keeps. */
const keptInline = new Set([
  'a',
  'em',
  'i',
  'strong',
  'b',
  'code',
  'sub',
  'sup',
  's',
  'del',
  'ins',
  'mark',
  'q',
  'cite',
]);

interface Run {
  text: string;
  /** Also of a run that is still empty. Looking at the end of a text that grows would copy it each time. */
  endsInSpace: boolean;
  html: string;
  linkedLength: number;
  nodes: Node[];
  open: Element[];
  breaks: number;
  /** Where its last line begins. */
  lineAt: number;
}

const emptyRun = (): Run => ({
  text: '',
  endsInSpace: true,
  html: '',
  linkedLength: 0,
  nodes: [],
  open: [],
  breaks: 0,
  lineAt: 0,
});

/** Signs that an element states who wrote the page or when: read by the byline and date readers. */
const stating = /author|byline|date|time|publish|posted|written|creat|modif|updat|issued|meta|contributor/i;
const marksMax = 500;

/** The blocks of a page in document order, and its marks. The page must be of bounded depth (`prunePage`). */
export function collectBlocks(body: Element): { readonly blocks: readonly Block[]; readonly marks: readonly Mark[] } {
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  const blockAncestors: Element[] = [];
  const inline: Element[] = [];
  let run = emptyRun();

  function flush(): void {
    const finished = run;
    run = emptyRun();
    closeDownTo(finished, 0);
    const text = finished.text.trim();
    if (text === '') return;
    const ancestors = blockAncestors.toReversed();
    blocks.push({
      text,
      html: finished.html.trim(),
      linkedLength: finished.linkedLength,
      nodes: finished.nodes,
      ancestors,
      ...roleOf(ancestors, text),
    });
  }

  function visit(node: Node): void {
    if (node.nodeType === 3) {
      if (run.breaks === 1 && partsAt(run, node.nodeValue ?? '')) flush();
      addText(run, node, inline);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.localName;
    if (name === 'br') {
      run.breaks += 1;
      if (run.breaks > 1) flush();
      else addSpace(run);
      return;
    }
    const isInline = inlineElements.has(name);
    const begun = run.text === '' || !isInline ? 0 : 1;
    if (isMark(element) && marks.length < marksMax) marks.push({ element, blockIndex: blocks.length + begun });
    if (isInline) {
      if (keptInline.has(name)) inline.push(element);
    } else {
      flush();
      blockAncestors.push(element);
    }
    for (let child = node.firstChild; child !== null; child = child.nextSibling) visit(child);
    if (isInline) {
      if (keptInline.has(name)) inline.pop();
    } else {
      flush();
      blockAncestors.pop();
    }
  }

  for (let child = body.firstChild; child !== null; child = child.nextSibling) visit(child);
  flush();
  return { blocks, marks };
}

/**
 * UTF-16 units of a line that a single break ends as it would a paragraph. Lines broken for looks are shorter: addresses,
 * verse, mails of 72 signs a line.
 */
const paragraphLineMin = 100;

/** Whether a break parts paragraphs: it ends a long line and a sentence, and another sentence follows. */
function partsAt({ text, lineAt }: Run, next: string): boolean {
  if (text.length - lineAt < paragraphLineMin) return false;
  return /^\s*[\p{Lu}\p{Lo}\p{Nd}\p{Pi}"'(¿¡]/u.test(next) && endsAsSentence(text.slice(lineAt).trim());
}

function isMark(element: Element): boolean {
  if (element.localName === 'time') return true;
  const { attributes } = element;
  if (attributes.length === 0) return false;
  return ['itemprop', 'rel', 'class', 'id'].some((name) => stating.test(element.getAttribute(name) ?? ''));
}

function addText(run: Run, node: Node, inline: readonly Element[]): void {
  const raw = (node.nodeValue ?? '').replace(/[\s\u00a0\u200b\ufeff\u00ad]+/g, (space) =>
    space === ' ' || /[^\u200b\ufeff\u00ad]/.test(space) ? ' ' : '',
  );
  const text = run.endsInSpace ? raw.trimStart() : raw;
  if (text === '') return;
  if (run.breaks > 0) run.lineAt = run.text.length;
  run.breaks = 0;
  run.nodes.push(node);
  let shared = 0;
  while (shared < run.open.length && run.open[shared] === inline[shared]) shared += 1;
  closeDownTo(run, shared);
  for (const element of inline.slice(shared)) {
    run.html += openTag(element);
    run.open.push(element);
  }
  run.text += text;
  run.endsInSpace = text.endsWith(' ');
  run.html += escapeMarkup(text);
  if (inline.some((element) => element.localName === 'a')) run.linkedLength += text.trim().length;
}

function addSpace(run: Run): void {
  if (run.endsInSpace) return;
  run.text += ' ';
  run.endsInSpace = true;
  run.html += ' ';
}

function closeDownTo(run: Run, depth: number): void {
  while (run.open.length > depth) run.html += `</${run.open.pop()?.localName}>`;
}

/** Addresses that run something; what comes later sanitises again. */
const running = /^[\s\u0000-\u001f]*(?:javascript|vbscript|data):/i;

function openTag(element: Element): string {
  const href = element.localName === 'a' ? element.getAttribute('href') : null;
  return href === null || running.test(href) ? `<${element.localName}>` : `<a href="${escapeMarkup(href)}">`;
}

/** By the innermost element that says so, or by how it ends. */
function roleOf(ancestors: readonly Element[], text: string): Pick<Block, 'role' | 'headingLevel'> {
  const said = roleByElement(ancestors);
  if (said.role === 'heading') return said;
  return isCaption(text, said.role, ancestors) ? { role: 'caption', headingLevel: 0 } : said;
}

function roleByElement(ancestors: readonly Element[]): Pick<Block, 'role' | 'headingLevel'> {
  for (const { localName } of ancestors) {
    if (/^h[1-6]$/.test(localName)) return { role: 'heading', headingLevel: Number(localName[1]) };
    if (localName === 'figcaption' || localName === 'caption') return { role: 'caption', headingLevel: 0 };
    if (localName === 'li' || localName === 'dd' || localName === 'dt') return { role: 'list', headingLevel: 0 };
    if (localName === 'blockquote') return { role: 'quote', headingLevel: 0 };
    if (localName === 'article' || localName === 'main' || localName === 'td') break;
  }
  return { role: 'paragraph', headingLevel: 0 };
}
