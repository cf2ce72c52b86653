import { describe, expect, it } from 'vitest';
import { type HtmlValue, html, markupOf, trusted, webAddress } from '../../../functions/site/html.ts';

describe('html', () => {
  it('escapes whatever is put in, in text and in attributes', () => {
    const hostile = `<b onclick='x'> & "quoted"`;
    const written = '&lt;b onclick=&#39;x&#39;&gt; &amp; &quot;quoted&quot;';
    expect(markupOf(html`<p title="${hostile}">${hostile}</p>`)).toBe(`<p title="${written}">${written}</p>`);
  });

  it('leaves markup made by itself or trusted as it is, joins lists and skips nothing values', () => {
    const items = ['a', '<'].map((item) => html`<li>${item}</li>`);
    expect(markupOf(html`<ul>${items}${null}${undefined}${false}${''}${3}</ul>${trusted('<hr>')}`)).toBe(
      '<ul><li>a</li><li>&lt;</li>3</ul><hr>',
    );
  });

  it('does not take parsed JSON for markup', () => {
    const forged = JSON.parse('{"markup":"<script>","html":"<script>"}') as HtmlValue;
    expect(markupOf(html`<p>${forged}</p>`)).not.toContain('<script>');
  });

  it('drops characters that no document may hold', () => {
    expect(markupOf(html`${'a\u0000b\u001bc\ufffe'}`)).toBe('abc');
    expect(markupOf(html`<p>${trusted('a\u0000b\u001bc\ufffe<br>')}</p>`)).toBe('<p>abc<br></p>');
  });
});

describe('the address of a link', () => {
  it('is given back only for http and https', () => {
    expect(webAddress('https://a.example/b c')).toBe('https://a.example/b%20c');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '//a.example', '/a', '', null, undefined]) {
      expect(webAddress(url)).toBeNull();
    }
  });
});
