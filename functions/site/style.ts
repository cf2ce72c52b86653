/**
 * The one stylesheet, served as `/style.css`: system fonts, one column, one accent colour, light and dark.
 *
 * Ready-made classes: `lead` a paragraph under a title · `meta` source and time beside a headline ·
 * `meta apart` the same, its parts set apart · `note` a boxed remark ·
 * `note problem` one that says what went wrong · `button` a link or button that leads on ·
 * `button.minor` one of many · `button.grave` what cannot be undone · `filters` links that narrow a list ·
 * `stack` a form with one field a line · `hint` small print under a field · `plain` a list without bullets ·
 * `article` running text of an article · `quiet` muted text · `empty` what stands where nothing is yet.
 */
export const styleCss = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa;
  --ink: #1d2125;
  --muted: #585f66;
  --rule: #dedad3;
  --accent: #0b5a73;
  --on-accent: #ffffff;
  --tint: #f1eee8;
  --problem: #9c2a1c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b;
    --ink: #e4e2dd;
    --muted: #a2a8ae;
    --rule: #343a40;
    --accent: #7fc4dc;
    --on-accent: #10202a;
    --tint: #1e2327;
    --problem: #f0978a;
  }
}
@media (prefers-contrast: more) {
  :root { --paper: Canvas; --ink: CanvasText; --muted: CanvasText; --rule: CanvasText; --tint: Canvas; }
}
* { box-sizing: border-box; }
html {
  font: 100%/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  max-width: 39rem;
  margin: 0 auto;
  padding: .9rem 1.25rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font-size: 1.0625rem;
  overflow-wrap: break-word;
}
h1, h2, h3 { line-height: 1.25; text-wrap: balance; font-weight: 650; }
h1 { margin: 1.4rem 0 .5rem; font-size: clamp(1.7rem, 1.4rem + 1.6vw, 2.2rem); letter-spacing: -.015em; }
h2 { margin: 2.75rem 0 1rem; font-size: 1.3rem; letter-spacing: -.01em; }
h3 { margin: 0 0 .2rem; font-size: 1.125rem; }
p { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .17em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: .17rem solid var(--accent); outline-offset: .17rem; border-radius: .15rem; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5rem 0; }
img, svg { max-width: 100%; height: auto; }
time { white-space: nowrap; }
time, .meta b, .others a, .trail a { unicode-bidi: plaintext; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .9rem; }
footer p { margin: 0 0 .4rem; }
footer a, .own a { display: inline-block; padding: .4rem 0; }
.own { margin-top: 2rem; color: var(--muted); font-size: .9rem; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; z-index: 1; }
.trail { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 0; margin: 0; padding: 0; font-size: .95rem; }
.trail a { display: inline-block; padding: .6rem 0; text-decoration: none; }
.trail a:hover { text-decoration: underline; }
/* Mirrored by itself where text runs from right to left. */
.trail li + li::before { content: "\\203A"; padding: 0 .5rem; color: var(--muted); }
.lead { margin-bottom: 1.5rem; font-size: 1.15rem; line-height: 1.5; color: var(--muted); text-wrap: pretty; }
.quiet, .meta, .hint, .empty { color: var(--muted); }
.meta { margin: 0 0 .35rem; font-size: .92rem; }
.plain .meta strong { color: var(--problem); }
.meta b { font-weight: 600; color: var(--ink); }
.meta.apart { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.hint { font-size: .9rem; margin: .2rem 0 0; }
:is(form, button) + .hint { margin-top: 1rem; }
.plain { list-style: none; margin: 0; padding: 0; }
.plain > li { margin: 0 0 .7rem; }
.plain > li > a:only-child { display: inline-block; padding: .3rem 0; }
h1 + .plain, .lead + .plain { margin-top: 2rem; }
.note { margin: 1.25rem 0; padding: .9rem 1.1rem; background: var(--tint); border-inline-start: .25rem solid var(--accent); }
.note > :last-child { margin-bottom: 0; }
.problem { border-color: var(--problem); }
.problem h2, .problem h3 { color: var(--problem); margin-top: 0; }
.button, button {
  display: inline-block; min-height: 2.75rem; padding: .5rem 1.1rem; border: 1px solid transparent; border-radius: .4rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; line-height: 1.6rem;
  text-decoration: none; cursor: pointer;
}
.button:hover, button:hover { text-decoration: underline; }
button.grave { background: var(--problem); color: var(--paper); }
button.minor {
  min-height: 2.25rem; padding: .25rem .8rem; border: 1px solid var(--accent); background: none; color: var(--accent);
  font-size: .95rem; font-weight: 500;
}
.filters { display: flex; flex-wrap: wrap; gap: 0 1.1rem; list-style: none; margin: 0; padding: 0; }
.filters a, .filters strong { display: inline-block; padding: .4rem 0; }
.follow { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.25rem; margin: 1.25rem 0 0; }
.follow + .hint { margin-top: .5rem; }
.follow p { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .9rem; margin: 0; }
.follow p a { padding: .55rem 0; }
.stack { display: grid; gap: 1.1rem; margin: 1.25rem 0; }
.stack fieldset { margin: 0; padding: 0; border: 0; }
.stack legend { padding: 0; }
.stack legend, .stack label { font-weight: 600; }
.stack fieldset label { display: flex; gap: .6rem; align-items: flex-start; padding: .3rem 0; font-weight: 400; }
form:has([value=live]:checked, [value=hourly]:checked) > .times, form:has([value=daily]:checked) > .times > .weekday {
  display: none;
}
input:not([type=radio]):not([type=checkbox]), select, textarea {
  width: 100%; min-height: 2.75rem; margin-top: .3rem; padding: .5rem .7rem; border: 1px solid var(--muted);
  border-radius: .4rem; background: var(--paper); color: var(--ink); font: inherit;
}
.stack input[aria-invalid=true] { border: 2px solid var(--problem); }
input[type=radio], input[type=checkbox] {
  flex: none; accent-color: var(--accent); width: 1.1rem; height: 1.1rem; margin: .27rem 0 0;
}
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; }
pre { overflow-x: auto; padding: .9rem 1.1rem; background: var(--tint); }
pre.mail { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe.mail { margin-top: .6rem; border: 0; outline: 1px solid var(--rule); background: #fff; color-scheme: light dark; }
.chart { margin: 2.75rem 0 0; }
.chart svg { display: block; width: 100%; height: 5.25rem; }
.chart .bar { fill: var(--accent); }
.chart .copies { fill: var(--accent); opacity: .45; }
.chart .axis { stroke: var(--rule); }
.chart .sum span { margin-inline-end: .9rem; white-space: nowrap; }
.chart .sum svg { display: inline; width: .7rem; height: .7rem; margin-inline-end: .4rem; }
.chart figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin-top: .4rem;
  color: var(--muted); font-size: .85rem; }

.story { margin: 0 0 1.9rem; }
.story h2 { margin: 0 0 .2rem; font-size: 1.125rem; }
.story :is(h2, h3) a { color: var(--ink); text-decoration: none; }
.story :is(h2, h3) a:hover { color: var(--accent); text-decoration: underline; }
.story :is(h2, h3) a:visited { color: var(--muted); }
.story p { margin: 0 0 .35rem; text-wrap: pretty; }
.story > form, .story > form + .meta { display: inline-block; margin: .3rem 0 0; margin-inline-end: 1rem; }
.others { font-size: .92rem; color: var(--muted); }
ul.others { margin: 0; padding-inline-start: 1.1rem; }
ul.others li { margin-bottom: .15rem; }
summary { padding: .25rem 0; }
.article { margin-top: 1.75rem; }
.article h2, .article h3 { margin: 2rem 0 .6rem; font-size: 1.15rem; }
.article blockquote { margin: 1.25rem 0; padding-inline-start: 1rem; border-inline-start: .2rem solid var(--rule); }
.article figure { margin: 1.25rem 0; }
.article figcaption, .caption { color: var(--muted); font-size: .92rem; }
.article li { margin-bottom: .35rem; }
.topics > li { margin: 0 0 2.25rem; }
.topics h2 { margin: 0 0 .3rem; }
.topics p { margin-bottom: .35rem; }
@media (max-width: 30rem) {
  body { padding: .6rem 1.1rem 3rem; font-size: 1rem; }
  button.minor { min-height: 2.75rem; padding: .45rem .9rem; }
  .filters a, .filters strong { padding: .6rem 0; }
  .chart .sum { flex-basis: 100%; order: 1; }
}
@media (max-width: 18rem) {
  time { white-space: normal; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --muted: #444; --accent: #000; --tint: #fff; --rule: #999; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  header, .skip, .follow, .follow + .hint, .own, form, form.stack { display: none; }
  .story, figure { break-inside: avoid; }
  .story :is(h2, h3) a[href^=http]::after, .article a[href^=http]::after { content: " (" attr(href) ")"; font-weight: 400; font-size: .8em; overflow-wrap: anywhere; }
}
`.trimStart();
