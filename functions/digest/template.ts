import { escapeHtml } from '../site/html.ts';

/** A compiled template: text, values, and parts that are repeated or left out. Made when the code is built. */
export type TemplatePart =
  | string
  | { readonly value: string }
  | { readonly each: string; readonly body: Template }
  | { readonly unless: string; readonly body: Template };

export type Template = readonly TemplatePart[];

/** All compiled mails by name: `digest`, `note`. */
export type Templates = Readonly<Record<string, Template>>;

export type TemplateValue = string | number | boolean | null | readonly TemplateValues[];
export interface TemplateValues {
  readonly [name: string]: TemplateValue;
}

/**
 * Reads the marks of a template: `{{name}}` puts a value in, escaped; `{{#name}}…{{/name}}` repeats for each item
 * of a list, or shows once when a value is there; `{{^name}}…{{/name}}` shows when it is not.
 * Throws when marks do not pair up: wrong code, found when it is built.
 */
export function parseTemplate(text: string): Template {
  const open: { name: string; kind: 'each' | 'unless'; parts: TemplatePart[] }[] = [];
  let parts: TemplatePart[] = [];
  let from = 0;
  for (const mark of text.matchAll(/\{\{([#^/]?)(\w+)\}\}/g)) {
    if (mark.index > from) parts.push(text.slice(from, mark.index));
    from = mark.index + mark[0].length;
    const [, sign, name = ''] = mark;
    if (sign === '') parts.push({ value: name });
    else if (sign === '/') {
      const block = open.pop();
      if (block?.name !== name) throw new Error(`{{/${name}}} closes ${block?.name ?? 'nothing'}`);
      const body = parts;
      parts = block.parts;
      parts.push(block.kind === 'each' ? { each: name, body } : { unless: name, body });
    } else {
      open.push({ name, kind: sign === '#' ? 'each' : 'unless', parts });
      parts = [];
    }
  }
  if (open.length > 0) throw new Error(`{{#${open.at(-1)?.name}}} is never closed`);
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Fills a template; a name is looked up in the item first, then outwards. Throws for a name that is nowhere. */
export function renderTemplate(template: Template, values: TemplateValues): string {
  return renderParts(template, [values]);
}

function renderParts(template: Template, scopes: readonly TemplateValues[]): string {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') text += part;
    else if ('value' in part) text += escapeHtml(textOf(lookUp(part.value, scopes)));
    else if ('each' in part) {
      const value = lookUp(part.each, scopes);
      if (isList(value)) for (const item of value) text += renderParts(part.body, [item, ...scopes]);
      else if (isThere(value)) text += renderParts(part.body, scopes);
    } else if (!isThere(lookUp(part.unless, scopes))) text += renderParts(part.body, scopes);
  }
  return text;
}

function lookUp(name: string, scopes: readonly TemplateValues[]): TemplateValue {
  const scope = scopes.find((values) => Object.hasOwn(values, name));
  if (scope === undefined) throw new Error(`the template asks for ${name}, which nothing gives`);
  return scope[name] as TemplateValue;
}

function textOf(value: TemplateValue): string {
  if (isList(value)) throw new Error('a list cannot be put in as text');
  return value === null ? '' : String(value);
}

function isThere(value: TemplateValue): boolean {
  return isList(value) ? value.length > 0 : value !== null && value !== false && value !== '';
}

function isList(value: TemplateValue): value is readonly TemplateValues[] {
  return Array.isArray(value);
}
