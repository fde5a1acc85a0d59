/** The casino a page is about, `?brand=malta`; without it the server's default one. */

export const BRAND_HEADER = 'x-croupier-brand';
const CODE = /^[a-z][a-z0-9-]{0,39}$/;

/** The brand's code as the address names it; null where it names none, or what is no code. */
export function brandHere(search: string = location.search): string | null {
  const named = new URLSearchParams(search).get('brand');
  return named !== null && CODE.test(named) ? named : null;
}

/** A path of this server with what the pages before and after sign-in pass on: the brand, and where one was going. */
export function passedOn(path: string, search: string = location.search): string {
  const brand = brandHere(search);
  const wanted = new URLSearchParams(search).get('continue');
  const kept = new URLSearchParams({ ...(brand && { brand }), ...(wanted && { continue: wanted }) }).toString();
  return kept === '' ? path : `${path}?${kept}`;
}
