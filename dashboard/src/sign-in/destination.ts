import type { Realm } from '../session/auth';

/** Whose page this is: `/sign-in/players` is the players'. */
export function realmOf(path: string): Realm {
  return path.endsWith('/players') ? 'players' : 'operators';
}

/** Where to go after signing in: a path of this server and nothing else. */
export function destination(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('continue') ?? '/';
  if (!wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const resolved = new URL(wanted, origin);
  // Of /.//evil.test/ the path alone is //evil.test/, which is another host.
  return resolved.origin === origin && !resolved.pathname.startsWith('//') ? resolved.pathname + resolved.search : '/';
}
