/** The icon of the site: pages folded into one, in the site's accent colour. */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<style>.a{fill:#0b5a73}.b{fill:#5b9db3}@media (prefers-color-scheme:dark){.a{fill:#7fc4dc}.b{fill:#3f7f96}}</style>
<path class="b" d="M5 4h16l6 6v4H5z"/>
<path class="a" d="M5 12h22v16H5z"/>
<path d="M9 17h14M9 22h9" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>
</svg>
`;

/** Search engines may read everything but the pages that are about one reader. */
export function robotsTxt(): string {
  return `User-agent: *
Disallow: /*/subscribe
Disallow: /*/preferences
Disallow: /*/unsubscribe
`;
}
