import { homeOf } from '../account/realm';
import type { Realm } from '../session/auth';
import { brandHere } from '../brand/brand';
import { PATTERNS } from '../paths';

/** Whose sign-in page this is. */
export function realmOf(path: string): Realm {
  return path === PATTERNS.playersSignIn ? 'players' : 'operators';
}

/** Where to go after signing in: a path of this server and nothing else. */
export function destination(search: string, origin: string, realm: Realm): string {
  const home = homeOf(realm, brandHere(search));
  const wanted = new URLSearchParams(search).get('continue') ?? home;
  if (!wanted.startsWith('/') || !URL.canParse(wanted, origin)) return home;
  const resolved = new URL(wanted, origin);
  // Of /.//evil.test/ the path alone is //evil.test/, which is another host.
  return resolved.origin === origin && !resolved.pathname.startsWith('//') ? resolved.pathname + resolved.search : home;
}
