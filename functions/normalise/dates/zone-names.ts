/** Zone names of RFC 822 section 5.1 and those that the news uses for one zone only, in minutes east of UTC. */
export const zoneMinutes: ReadonlyMap<string, number> = new Map([
  ...zonesAt(0, 'Z UT UTC GMT WET'),
  ...zonesAt(60, 'BST WEST CET WAT'),
  ...zonesAt(120, 'CEST EET CAT SAST'),
  ...zonesAt(180, 'EEST MSK EAT'),
  ...zonesAt(300, 'PKT'),
  ...zonesAt(420, 'WIB'),
  ...zonesAt(480, 'HKT SGT AWST'),
  ...zonesAt(540, 'JST KST'),
  ...zonesAt(600, 'AEST'),
  ...zonesAt(660, 'AEDT'),
  ...zonesAt(720, 'NZST'),
  ...zonesAt(780, 'NZDT'),
  ...zonesAt(-240, 'EDT'),
  ...zonesAt(-300, 'EST CDT'),
  ...zonesAt(-360, 'CST MDT'),
  ...zonesAt(-420, 'MST PDT'),
  ...zonesAt(-480, 'PST AKDT'),
  ...zonesAt(-540, 'AKST'),
  ...zonesAt(-600, 'HST'),
]);

function zonesAt(minutes: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, minutes]);
}
