/** Signing in and out: plain JSON over HTTP. The secret stays in a cookie that no script can read. */

import type { Complaint } from './complaints';

export type Realm = 'operators' | 'players';
export type Factor = 'PASSKEY' | 'TOTP' | 'SMS' | 'EMAIL' | 'RECOVERY_CODE';

export interface SignedIn {
  id: string;
  kind: string;
  name: string;
  brand: string;
  roles: readonly string[];
  expiresAt: string;
  lastSignIn: { at: string; ip: string | null } | null;
  enrolmentRequired: boolean;
  passwordChangeRequired: boolean;
}

export type Answer =
  | { state: 'SIGNED_IN' | 'ENROLMENT_REQUIRED'; session: SignedIn }
  | { state: 'FACTOR_REQUIRED'; ticket: string; factors: readonly Factor[] }
  | { state: 'REFUSED'; complaint: Complaint };

/** What the server sends back for a challenge: WebAuthn options, or where a code went. */
export type Options = Record<string, unknown>;

/** What was asked for, or why it is not there. */
export type Or<Given> = (Given & { complaint?: undefined }) | ({ [Name in keyof Given]?: undefined } & { complaint: Complaint });

/** The header a page of another origin cannot send; it also says whose cookie counts. */
export const REALM_HEADER = 'x-croupier-realm';

/** At the brand of this code; null: the server's default one. */
export function signIn(realm: Realm, login: string, password: string, brand: string | null = null): Promise<Answer> {
  return answer(realm, 'sign-in', { login, password, ...(brand !== null && { brand }) });
}

export function proveFactor(realm: Realm, ticket: string, factor: Factor, proof: unknown): Promise<Answer> {
  return answer(realm, 'factor', { ticket, factor, answer: proof });
}

export function signInByPasskey(realm: Realm, ticket: string, credential: unknown): Promise<Answer> {
  return answer(realm, 'passkey', { ticket, answer: { credential } });
}

/** Options of a challenge. */
export async function beginFactor(realm: Realm, ticket: string, factor: Factor): Promise<Or<{ options: Options }>> {
  const { status, body } = await send(realm, 'factor/begin', { ticket, factor });
  return status === 200 ? { options: body['options'] as Options } : { complaint: complaint(status, body) };
}

export async function beginPasskey(realm: Realm): Promise<Or<{ ticket: string; options: Options }>> {
  const { status, body } = await send(realm, 'passkey/begin', {});
  return status === 200 ? (body as { ticket: string; options: Options }) : { complaint: complaint(status, body) };
}

/** What to bring back with the code, if the account exists or not. */
export async function forgotPassword(login: string, brand: string | null): Promise<Or<{ challenge: string }>> {
  const { status, body } = await send('players', 'password/forgot', { login, ...(brand !== null && { brand }) });
  return status === 202 ? { challenge: String(body['challenge']) } : { complaint: complaint(status, body) };
}

/** What came of a new password: set, the password or the code refused, or why nothing was tried. */
export type ResetAnswer =
  | { state: 'PASSWORD_SET' }
  | { state: 'CODE_REFUSED' }
  | { state: 'PASSWORD_REFUSED'; objection: string; charactersMin: number }
  | { state: 'REFUSED'; complaint: Complaint };

export async function resetPassword(challenge: string, code: string, password: string): Promise<ResetAnswer> {
  const { status, body } = await send('players', 'password/reset', { challenge, code, password });
  if (status === 200) return { state: 'PASSWORD_SET' };
  if (status === 401 || body['field'] === 'code' || body['field'] === 'challenge') return { state: 'CODE_REFUSED' };
  if (body['code'] !== 'PASSWORD_REFUSED') return { state: 'REFUSED', complaint: complaint(status, body) };
  const [objection, charactersMin] = [String(body['objection']), Number(body['charactersMin'])];
  return { state: 'PASSWORD_REFUSED', objection, charactersMin };
}

/** Objects to a reset of second factors by the code of its notice; null once that is done. */
export async function objectToReset(code: string, brand: string | null): Promise<Complaint | null> {
  const { status, body } = await send('players', 'factor-reset/object', { code, ...(brand !== null && { brand }) });
  if (status === 200) return null;
  return status === 404 || status === 400 ? { code: 'NO_SUCH_RESET' } : complaint(status, body);
}

export async function signOut(realm: Realm): Promise<void> {
  await send(realm, 'sign-out', {});
}

/** Who this browser is signed in as; null when signed out. */
export async function askSession(realm: Realm): Promise<Or<{ who: SignedIn | null }>> {
  try {
    const response = await fetch(`/auth/${realm}/session`, {
      headers: { accept: 'application/json', [REALM_HEADER]: realm },
      cache: 'no-store',
    });
    if (!response.ok) return { complaint: complaint(response.status, {}) };
    return { who: ((await response.json()) as { session: SignedIn | null }).session };
  } catch {
    return { complaint: { code: 'OFFLINE' } };
  }
}

type Body = Record<string, unknown>;

async function answer(realm: Realm, step: string, given: Body): Promise<Answer> {
  const { status, body } = await send(realm, step, given);
  return status === 200 ? (body as unknown as Answer) : { state: 'REFUSED', complaint: complaint(status, body) };
}

async function send(realm: Realm, step: string, given: Body): Promise<{ status: number; body: Body }> {
  try {
    const response = await fetch(`/auth/${realm}/${step}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', [REALM_HEADER]: realm },
      body: JSON.stringify(given),
    });
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: json ? ((await response.json()) as Body) : {} };
  } catch {
    return { status: 0, body: {} };
  }
}

function complaint(status: number, body: Body): Complaint {
  if (body['code'] === 'ACCOUNT_BARRED') {
    const barred = body['status'];
    return { code: barred === 'SUSPENDED' || barred === 'CLOSED' ? barred : 'BARRED' };
  }
  switch (status) {
    case 401:
      return { code: 'WRONG' };
    case 429:
      return { code: 'TRY_LATER', ...(typeof body['retryAfter'] === 'number' && { seconds: body['retryAfter'] }) };
    case 503:
      return { code: 'UNAVAILABLE' };
    case 0:
      return { code: 'OFFLINE' };
    default:
      return { code: 'STATUS', status };
  }
}
