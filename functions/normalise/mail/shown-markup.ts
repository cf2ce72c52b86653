import { Parser } from 'htmlparser2';

export interface ShownMarkup {
  /** Without what mail programs do not show, and what the mail's own names say is not its text. */
  readonly html: string;
  /** The text that is hidden at the top for inboxes to show beside the subject. */
  readonly preview: string | null;
}

const silent: ReadonlySet<string> = new Set(['head', 'title', 'style', 'script']);
const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:^|[;\s])(?:max-height|font-size|line-height|opacity)\s*:\s*0(?:px|em|%)?\s*(?:!important\s*)?(?:;|$)/i;

/** How the templates of mailing services name the parts around a text, in classes and ids. */
const furnitureName =
  /^(?:pre-?header|preview(?:-?text)?|mcnpreviewtext|templatepreheader|mcnfollow\w*|mcnshare\w*|footer|email-?footer|templatefooter|mail-?footer|post-?footer|footer-?(?:text|links|content)|unsubscribe(?:-?link)?|view-?(?:in-?browser|online|online-link)|social(?:-?(?:icons|links|share|block|follow))?|share(?:-?(?:bar|buttons|links))?|email-ufi[\w-]*|post-ufi[\w-]*|subscription-widget[\w-]*|subscribe-widget|feedback-buttons?|kg-signup-card|powered-?by)$/i;

/** Marks that keep the preview from running into the text, and cannot be seen. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const previewCharactersMin = 10;
const previewCharactersMax = 300;
const depthMax = 500;
const pieceCharacters = 16_384;

/**
 * What a mail shows of its markup. Where hardly anything would be left, names and styles mean something else here,
 * and all of it counts.
 */
export function shownMarkup(html: string): ShownMarkup {
  const { cuts, preview, keptCharacters, allCharacters } = findCuts(html);
  if (cuts.length === 0 || keptCharacters * 5 < allCharacters) return { html, preview: null };
  const kept: string[] = [];
  let at = 0;
  for (const [start, end] of cuts) {
    kept.push(html.slice(at, start));
    at = end;
  }
  kept.push(html.slice(at));
  return { html: kept.join(''), preview };
}

interface Cuts {
  readonly cuts: readonly (readonly [start: number, end: number])[];
  readonly preview: string | null;
  readonly keptCharacters: number;
  readonly allCharacters: number;
}

function findCuts(html: string): Cuts {
  const cuts: [number, number][] = [];
  const hidden: string[] = [];
  let depth = 0;
  let cutDepth = 0;
  let cutKind: 'silent' | 'hidden' | 'furniture' = 'silent';
  const counts = { kept: 0, all: 0 };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        if (cutDepth > 0) return;
        const kind = kindOf(name, attributes);
        if (kind === null) return;
        cutKind = kind;
        cutDepth = depth;
        cuts.push([parser.startIndex, html.length]);
      },
      ontext(text) {
        const length = text.trim().length;
        if (cutDepth === 0 || cutKind !== 'silent') counts.all += length;
        if (cutDepth === 0) counts.kept += length;
        else if (cutKind === 'hidden' && counts.kept === 0) hidden.push(text);
      },
      onclosetag() {
        // Tags that nobody opened are closed as well: outside of a cut, at any depth.
        if (cutDepth > 0 && depth === cutDepth) {
          cuts.at(-1)![1] = parser.endIndex + 1;
          cutDepth = 0;
        }
        depth--;
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  for (let at = 0; at < html.length && depth < depthMax; at += pieceCharacters) {
    parser.write(html.slice(at, at + pieceCharacters));
  }
  if (depth < depthMax) parser.end();
  return {
    cuts: depth < depthMax ? cuts : [],
    preview: previewOf(hidden.join('')),
    keptCharacters: counts.kept,
    allCharacters: counts.all,
  };
}

function kindOf(
  name: string,
  { style = '', class: classes = '', id = '', hidden }: Readonly<Record<string, string>>,
): 'silent' | 'hidden' | 'furniture' | null {
  if (silent.has(name)) return 'silent';
  if (hidden !== undefined || hiddenStyle.test(style.slice(0, 2_000))) return 'hidden';
  const names = `${classes.slice(0, 500)} ${id.slice(0, 100)}`.split(/\s+/);
  return names.some((one) => furnitureName.test(one)) ? 'furniture' : null;
}

function previewOf(text: string): string | null {
  const folded = text.replace(invisible, '').replace(/\s+/g, ' ').trim();
  return folded.length < previewCharactersMin ? null : folded.slice(0, previewCharactersMax);
}
