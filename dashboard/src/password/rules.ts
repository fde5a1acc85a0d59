/** What a password must be, of a player if nothing else is said. The server decides; this is said, and checked, before it is asked. */

import type { Translate } from '../texts/texts';

export const CHARACTERS_MIN = 12;
export const OPERATORS_CHARACTERS_MIN = 15;
export const CHARACTERS_MAX = 256;

const CODES = ['TOO_SHORT', 'TOO_LONG', 'NOT_TEXT', 'LIKE_THE_LOGIN', 'BREACHED'] as const;

/** What speaks against a password: a `PasswordObjection` of the API, and how long this account's must be. */
export interface Objection {
  code: (typeof CODES)[number] | 'OTHER';
  charactersMin: number;
}

/** What a new password must be, said before it is typed. */
export function rulesInWords(t: Translate, charactersMin: number = CHARACTERS_MIN): string {
  return t('rules', { characters: charactersMin });
}

/** Why a password is not worth sending; undefined where only the server can tell. */
export function objectionTo(password: string): Objection | undefined {
  const length = [...password].length;
  if (length < CHARACTERS_MIN) return { code: 'TOO_SHORT', charactersMin: CHARACTERS_MIN };
  return length > CHARACTERS_MAX ? { code: 'TOO_LONG', charactersMin: CHARACTERS_MIN } : undefined;
}

/** The server's objection; one that is not known yet has words, too. */
export function objectionOf(code: string, charactersMin: number): Objection {
  return { code: CODES.find((known) => known === code) ?? 'OTHER', charactersMin };
}

export function objectionInWords(t: Translate, { code, charactersMin }: Objection): string {
  return t(`objection.${code}`, { characters: code === 'TOO_LONG' ? CHARACTERS_MAX : charactersMin });
}
