export interface XmlAdditions {
  /** The root's start tag as the `feed` package writes it, and the one to stand there instead. */
  readonly root: { readonly from: string; readonly to: string };
  /** `entry` or `item`. */
  readonly element: string;
  /** Lines to stand before the first element, or at the end where there is none. */
  readonly head: readonly string[];
  /** The end tag that the head goes before when there are no elements: `</feed>`. */
  readonly end: string;
  /** For each element in order: attributes for its start tag (each after a space) and lines for its end. */
  readonly elements: readonly { readonly attributes: string; readonly children: readonly string[] }[];
}

/**
 * Puts into a feed what the `feed` package cannot write. Looks for tags outside CDATA sections only,
 * so that no content, however hostile, is taken for one; linear in the length of the document.
 * Throws when the document is not as the package writes it: then the package has changed.
 */
export function extendXml(xml: string, additions: XmlAdditions): string {
  const { root, element, end, elements } = additions;
  const rooted = xml.replace(root.from, () => root.to);
  if (rooted === xml) throw new Error(`no ${root.from} in the feed`);
  const pieces: string[] = [];
  const tags = new RegExp(`<!\\[CDATA\\[|<${element}>|</${element}>|${end}`, 'g');
  let written = 0;
  let opened = 0;
  for (let found = tags.exec(rooted); found !== null; found = tags.exec(rooted)) {
    const tag = found[0];
    if (tag === '<![CDATA[') {
      tags.lastIndex = rooted.indexOf(']]>', found.index) + 3;
      continue;
    }
    if (tag === end && opened > 0) break;
    const before = rooted.slice(written, found.index);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const indent = line.trim() === '' ? line : '';
    pieces.push(before);
    written = found.index + tag.length;
    if (tag === `</${element}>`) {
      pieces.push(...(elements[opened - 1]?.children ?? []).map((line) => `    ${line}\n${indent}`), tag);
      continue;
    }
    if (opened === 0) pieces.push(...additions.head.map((line) => `${line}\n${indent}`));
    if (tag === end) pieces.push(tag);
    else pieces.push(`<${element}${elements[opened++]?.attributes ?? ''}>`);
  }
  if (opened !== elements.length) throw new Error(`${opened} of ${elements.length} ${element} elements in the feed`);
  return pieces.join('') + rooted.slice(written);
}

/** `<name a="1"/>`, for addition to a feed; values must be escaped already, null leaves an attribute out. */
export function emptyElement(name: string, attributes: Readonly<Record<string, string | null>>): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [`${key}="${value}"`]));
  return `<${[name, ...written].join(' ')}/>`;
}
