import type { Realm } from '../session/auth';

/** Whose page this is: `/sign-in/players` is the players'. */
export function realmOf(path: string): Realm {
  return path.endsWith('/players') ? 'players' : 'operators';
}

/** Where to go after signing in: a path of this server and nothing else. */
export function destination(search: string): string {
  const wanted = new URLSearchParams(search).get('continue') ?? '/';
  const resolved = URL.parse(wanted, location.origin);
  const ours = wanted.startsWith('/') && resolved?.origin === location.origin;
  return ours && resolved ? resolved.pathname + resolved.search : '/';
}
