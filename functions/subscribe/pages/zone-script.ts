import type { Answer } from '../../web/visit.ts';

/** Chooses the browser's own time zone where the reader has not chosen one; the form works without it. */
const script = `const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const select = document.querySelector('form[data-guess-zone] select[name=zone]');
if (select && zone) {
  const named = zone.replaceAll('_', ' ');
  const known = [...select.options].find(({ value, text }) => value === zone || text === named);
  if (!known) select.add(new Option(named, zone));
  select.value = known ? known.value : zone;
}
`;

/** Sends the script; browsers may keep it for a day. */
export async function serveZoneScript(): Promise<Answer> {
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=86400' };
  return { response: new Response(script, { headers }), messages: [] };
}
