import type { SunkMail } from './smtp-sink.ts';

/** Soft line breaks of quoted-printable and folded headers undone: enough to find a link. */
export function unfolded({ raw }: SunkMail): string {
  return raw
    .toString('utf8')
    .replaceAll(/=\r\n/g, '')
    .replaceAll('=3D', '=')
    .replaceAll(/\r\n[ \t]/g, ' ');
}

export function linkIn(mail: SunkMail, path: string): string {
  const found = new RegExp(`${path.replace('?', '\\?')}[A-Za-z0-9._-]+`).exec(unfolded(mail));
  if (!found) throw new Error(`no ${path} in\n${unfolded(mail)}`);
  return found[0];
}

export function tokenOf(link: string): string {
  return new URL(link, 'https://example.org').searchParams.get('t') ?? '';
}
