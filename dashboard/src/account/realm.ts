import { paths } from '../paths';
import type { Realm } from '../session/auth';
import { brandHere } from '../brand/brand';

/** `/account?realm=players` is the players' account, `/account` whose session there is: null. */
export function realmHere(search: string = location.search): Realm | null {
  const named = new URLSearchParams(search).get('realm');
  return named === 'players' || named === 'operators' ? named : null;
}

/** The path of the account page of a realm; players' names their brand, where the address now does. */
export function accountOf(realm: Realm, brand: string | null = brandHere()): string {
  return realm === 'operators' ? paths.account() : paths.account({ realm, brand: brand ?? undefined });
}

/** Where people of a realm are at home. */
export function homeOf(realm: Realm, brand: string | null = brandHere()): string {
  return realm === 'operators' ? paths.home() : accountOf(realm, brand);
}
