/** Query parameters that say how a reader came, not what is read. */
const trackingName =
  /^(?:utm_\w*|mtm_\w*|pk_\w*|hsa_\w*|at_(?:medium|campaign|custom\w*|link\w*|ptr_name|bbc_team|format)|fb_(?:action_ids|action_types|ref|source)|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|ysclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|ml_subscriber\w*|_ga|_gl|_hsenc|_hsmi|__hs\w+|__twitter_impression|oly_anon_id|oly_enc_id|vero_id|vero_conv|wt_mc|wt\.mc_id|wickedid|rb_clickid|s_cid|ns_(?:campaign|mchannel|source|linkname|fee)|xtor|ocid|smid|ftag|guccounter|guce_referrer(?:_sig)?|ref_src|ref_url|cmpid|spm|sc_cmp|trk|trkcampaign|ncid|mbid|_openstat|action_object_map|epik|srsltid)$/i;
const sessionInPath = /;jsessionid=[^/?#]*/i;
const urlLengthMax = 4_096;

/**
 * The address of an article without what differs between two links to it: fragment, tracking parameters, session
 * ids, default port, user name and password, letter case of the host. Other parameters keep their order, `www.` and
 * the slash at the end stay: on some sites they matter. Doing it twice changes nothing.
 * @returns null for anything but an absolute http(s) address of bearable length
 */
export function canonicalUrl(address: string): string | null {
  if (address.length > urlLengthMax) return null;
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  const host = url.host.replace(/\.(?=:\d+$|$)/, '');
  if (host === '') return null;
  const path = url.pathname.replace(sessionInPath, '');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !trackingName.test(parameterName(part)))
    .join('&');
  // Parsed again, so that what the cuts may have left (a dot segment, for instance) is settled the first time.
  const canonical = URL.parse(`${url.protocol}//${host}${path}${query === '' ? '' : `?${query}`}`)?.href;
  return canonical === undefined || canonical.length > urlLengthMax ? null : canonical;
}

/**
 * The part of a canonical address that names the article: without the scheme, `www.` and a slash at the end, which
 * sites change without meaning another article. Null for the front page of a site, which names none.
 */
export function articleAddress(canonical: string): string | null {
  const url = new URL(canonical);
  const path = url.pathname.replace(/\/+$/, '');
  if (path === '' && url.search === '') return null;
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}

function parameterName(part: string): string {
  const name = part.split('=', 1)[0]!;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
