import type { Realm } from '../session/auth';
import { isSignedIn, resume } from '../session/session';

/** The session of a realm; without one, an operator's, or else a player's if there is one. */
export async function resumeEither(realm: Realm | null): Promise<void> {
  await resume(realm ?? 'operators');
  if (realm !== null || isSignedIn()) return;
  await resume('players');
  if (!isSignedIn()) await resume('operators');
}
