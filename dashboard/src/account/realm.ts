import type { Realm } from '../session/auth';

/** `/account?realm=players` is the players' account, `/account` the operators'. */
export function realmHere(search: string = location.search): Realm {
  return new URLSearchParams(search).get('realm') === 'players' ? 'players' : 'operators';
}
