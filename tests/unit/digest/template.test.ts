import { describe, expect, it } from 'vitest';
import { parseTemplate, renderTemplate } from '../../../functions/digest/template.ts';

const render = (text: string, values: Parameters<typeof renderTemplate>[1]) =>
  renderTemplate(parseTemplate(text), values);

describe('a mail template', () => {
  it('escapes every value', () => {
    expect(render('<a title="{{x}}">', { x: '"><script>' })).toBe('<a title="&quot;&gt;&lt;script&gt;">');
  });

  it('repeats for each item, which sees what is around it', () => {
    expect(render('{{#list}}{{a}}{{b}} {{/list}}', { b: 'x', list: [{ a: 1 }, { a: 2, b: 'y' }] })).toBe('1x 2y ');
  });

  it('shows a part when a value is there, or when it is not', () => {
    const text = '{{#url}}[{{url}}]{{/url}}{{^url}}none{{/url}}';
    expect([render(text, { url: 'u' }), render(text, { url: null })]).toEqual(['[u]', 'none']);
  });

  it('does not come to be with marks that do not pair up', () => {
    for (const text of ['{{#a}}', '{{/a}}', '{{#a}}{{#b}}{{/a}}{{/b}}']) expect(() => parseTemplate(text)).toThrow();
  });

  it('fails for a name that nothing gives', () => {
    expect(() => render('{{missing}}', {})).toThrow('missing');
  });
});
