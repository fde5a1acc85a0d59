/** What the colour of a state means, the same on every page: fine, wants attention, harm or loss, information. */

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'plain';

const TONES: Record<Exclude<Tone, 'plain'>, readonly string[]> = {
  ok: ['ACTIVE', 'APPROVED', 'PAID', 'SETTLED', 'DONE', 'VERIFIED', 'GIVEN', 'CONFIRMED', 'SIGNED_IN', 'DELIVERED'],
  warn: ['PENDING', 'REQUESTED', 'HELD', 'WAITING', 'COOLING_OFF', 'SUSPENDED', 'REGISTERED', 'QUEUED', 'IN_DOUBT', 'LAPSED', 'DORMANT', 'LOCKED', 'UNVERIFIED', 'PAUSED'],
  bad: ['BANNED', 'REJECTED', 'FAILED', 'DECLINED', 'SELF_EXCLUDED', 'CLOSED', 'WITHDRAWN', 'REVOKED', 'DENIED', 'BARRED', 'DISABLED', 'WITHHELD'],
  info: ['RUNNING', 'AUTHORISED', 'INITIATED', 'OPEN'],
};

export function toneOf(value: string): Tone {
  const found = Object.entries(TONES).find(([, values]) => values.includes(value));
  return (found?.[0] as Tone | undefined) ?? 'plain';
}
