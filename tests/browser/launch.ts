import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import type { Blobs } from '../../functions/ports.ts';
import { contentSecurityPolicyHeader } from '../../functions/site/page.ts';
import { installedCommand } from '../debian-package.ts';

/** Debian's chromium, installed with its fonts when it is not there (`CHROMIUM` names another). */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? installedCommand('chromium', ['chromium', 'fonts-noto-core']);
  // As root, which containers run as, chromium starts only without its sandbox.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

/** How pages are looked at: phone and desktop, light and dark. */
export const looks: Readonly<Record<string, Look>> = {
  'phone-light': { width: 360, height: 760, colorScheme: 'light' },
  'phone-dark': { width: 360, height: 760, colorScheme: 'dark' },
  'desktop-light': { width: 1280, height: 900, colorScheme: 'light' },
  'desktop-dark': { width: 1280, height: 900, colorScheme: 'dark' },
};

/** A window of one look, with scripts off: pages must work without. */
export function openContext(browser: Browser, look: Look, javaScriptEnabled = false): Promise<BrowserContext> {
  const { width, height, colorScheme } = look;
  return browser.newContext({ viewport: { width, height }, colorScheme, javaScriptEnabled, reducedMotion: 'reduce' });
}

/**
 * Serves public files straight from a store under `baseUrl`, with the headers that the real site has.
 * Whatever else a page asks for is refused and put in the list that is returned.
 */
export async function servePublic(context: BrowserContext, blobs: Blobs, baseUrl: string): Promise<readonly string[]> {
  const elsewhere: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    const path = new URL(url).pathname.replace(/\/$/, '/index.html').slice(1);
    const blob = url.startsWith(`${baseUrl}/`) ? await blobs.get(`public/${path}`) : undefined;
    if (blob === undefined) {
      elsewhere.push(url);
      return route.abort();
    }
    const headers = { 'content-security-policy': contentSecurityPolicyHeader };
    return route.fulfill({ body: Buffer.from(blob.bytes), contentType: blob.contentType, headers });
  });
  return elsewhere;
}
