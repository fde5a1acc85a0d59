/** What goes with a code, kept in the fragment of the address: it survives a reload and is never sent along. */

/** How long codes are good for, on the server. */
export const CODE_MINUTES = 5;

/** The last moment that a code can be asked for at, so that its end is one that dates can express. */
const LATEST = 8.64e15 - CODE_MINUTES * 60_000;

export interface Challenge {
  id: string;
  /** Milliseconds since 1970, by this browser's clock. */
  askedAt: number;
}

export function asFragment({ id, askedAt }: Challenge): string {
  return `#${new URLSearchParams({ challenge: id, asked: String(askedAt) })}`;
}

/** The challenge of an address; null where it has none. */
export function challengeOf(fragment: string): Challenge | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const id = given.get('challenge');
  const askedAt = Number(given.get('asked'));
  return id && askedAt >= 0 && askedAt <= LATEST ? { id, askedAt } : null;
}

export function endOf({ askedAt }: Challenge): number {
  return askedAt + CODE_MINUTES * 60_000;
}
