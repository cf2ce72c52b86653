import type { Texts } from '../../languages/en.ts';
import { type Cadence, cadences } from '../../model/edition.ts';
import type { Rhythm } from '../../model/subscription.ts';
import { zoneCalled } from '../../plan/next-due.ts';
import { type Html, html } from '../../site/html.ts';
import { weekdayName } from '../rhythm-words.ts';
import { zoneName } from '../zone-names.ts';

/** Where the zone cannot be taken from the browser and nothing is chosen. */
export const usualRhythm: Rhythm = { cadence: 'daily', hour: 8, weekday: 1, zone: 'UTC' };

/** Radio buttons for how often, each with what it means. */
export function cadenceFields(chosen: Cadence, texts: Texts): Html {
  return html`<fieldset><legend>${texts.form.cadence}</legend>
${cadences.map(
  (cadence) =>
    html`<label><input type="radio" name="cadence" value="${cadence}" required${cadence === chosen && html` checked`}> <span>${texts.cadences[cadence]}<br><span class="quiet">${texts.cadenceHints[cadence]}</span></span></label>\n`,
)}</fieldset>`;
}

/** Hour, weekday and zone. `times`: hidden, where the style sheet can, as long as the chosen rhythm does not need them. */
export function timeFields(rhythm: Rhythm, texts: Texts, language: string, kind: 'times' | 'always' = 'always'): Html {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const days = [1, 2, 3, 4, 5, 6, 7];
  return html`<fieldset class="stack ${kind}"><legend>${texts.form.times}</legend>
<div><label for="hour">${texts.form.hour}</label>
<select id="hour" name="hour">${hours.map((hour) => option(String(hour), `${String(hour).padStart(2, '0')}:00`, hour === rhythm.hour))}</select></div>
<div class="weekday"><label for="weekday">${texts.form.weekday}</label>
<select id="weekday" name="weekday">${days.map((day) => option(String(day), weekdayName(day, language), day === rhythm.weekday))}</select></div>
<div><label for="zone">${texts.form.zone}</label>
<select id="zone" name="zone">${zones().map(({ zone, name }) => option(zone, name, zone === rhythm.zone))}</select></div>
</fieldset>`;
}

/** One choice of a list, escaped. */
export function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}"${selected && html` selected`}>${label}</option>`;
}

/** UTC, then every zone by what it is called. */
function zones(): readonly { readonly zone: string; readonly name: string }[] {
  const places = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');
  const named = places.map((zone) => ({ zone, name: zoneName(zone) }));
  return [{ zone: 'UTC', name: 'UTC' }, ...named.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

/** The rhythm that a form says; which field is wrong, when one is. A cadence given apart wins over the form's. */
export function readRhythm(
  form: URLSearchParams,
  cadence: string | null = form.get('cadence'),
): Rhythm | { readonly wrong: 'cadence' | 'zone' } {
  const known = cadences.find((name) => name === cadence);
  if (known === undefined) return { wrong: 'cadence' };
  const zone = zoneCalled(form.get('zone') ?? usualRhythm.zone);
  if (zone === null) return { wrong: 'zone' };
  return {
    cadence: known,
    hour: wholeNumber(form.get('hour'), 0, 23) ?? usualRhythm.hour,
    weekday: wholeNumber(form.get('weekday'), 1, 7) ?? usualRhythm.weekday,
    zone,
  };
}

function wholeNumber(text: string | null, min: number, max: number): number | null {
  if (text === null || !/^\d{1,2}$/.test(text)) return null;
  const number = Number(text);
  return number >= min && number <= max ? number : null;
}
