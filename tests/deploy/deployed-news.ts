import { readdirSync, readFileSync } from 'node:fs';
import { labelledPath } from '../labelled-data.ts';
import type { Document } from './local-replay.ts';

/** The five labelled texts, as they would arrive a minute apart. */
export function seedDocuments(): Document[] {
  const files = readdirSync(labelledPath('seeds'))
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return files.map((name, at) => ({
    key: `documents/dropped/${name}`,
    bytes: readFileSync(labelledPath(`seeds/${name}`)),
    contentType: 'text/plain',
    metadata: { source: 'dropped', 'received-at': `2026-11-21T10:0${at}:00.000Z` },
  }));
}

/** Three reports of one kind that are no copies of each other. */
export function moreNews(place: 'Gao' | 'Mopti' | 'Timbuktu'): string {
  const told = {
    Gao: 'At Gao the last Egyptian engineers took down the fuel tanks of the airfield and loaded forty lorries, said the governor, who came with a marching band.',
    Mopti:
      'Near Mopti the Senegalese and Togolese companies left the camp at Sévaré to the regional police in a ceremony of ten minutes, without speeches and without flags.',
    Timbuktu:
      'In Timbuktu traders bought what the Bangladeshi battalion did not ship: refrigerators, tents, a bakery, and two hundred bicycles that had never been unpacked.',
  };
  return `MINUSMA leaves its base in ${place}\n\nUN peacekeepers of MINUSMA, the United Nations mission in Mali that the Security Council ended at the demand of the junta in Bamako, have left their base in ${place}.\n\n${told[place]}\n`;
}

export function lateNews(): Uint8Array {
  return Buffer.from(
    'Last MINUSMA vehicles leave Mali through Gao\n\nThe last vehicles of MINUSMA, the UN mission in Mali, were shipped from Gao, the mission’s liquidation team said.\n\nThe UN peacekeepers in Mali had left a year before them.\n',
  );
}
