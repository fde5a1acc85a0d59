import { useEffect, useState } from 'react';
import type { SignedIn } from './auth';
import { ask } from './graphql';
import { currentRealm } from './session';

/** A test holds it against the committed schema. */
export const USERNAME = `query Username { viewer { player { username } } }`;

/** What people know themselves by: operators their login, players their username; empty until it is known. */
export function useShownName({ id, name }: SignedIn): string {
  const isPlayer = currentRealm() === 'players';
  const [found, setFound] = useState<{ id: string; username: string } | null>(null);
  useEffect(() => {
    const look = async () => setFound({ id, username: (await askUsername()) ?? name });
    if (isPlayer) void look();
  }, [isPlayer, id, name]);
  if (!isPlayer) return name;
  return found?.id === id ? found.username : '';
}

async function askUsername(): Promise<string | null> {
  const answer = await ask<{ viewer: { player: { username: string | null } | null } | null }>(USERNAME);
  return answer.data?.viewer?.player?.username ?? null;
}
