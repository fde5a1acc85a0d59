/** Signing in and out: plain JSON over HTTP. The secret stays in a cookie that no script can read. */

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
  | { state: 'REFUSED'; reason: string };

/** What the server sends back for a challenge: WebAuthn options, or where a code went. */
export type Options = Record<string, unknown>;

/** The header a page of another origin cannot send; it also says whose cookie counts. */
export const REALM_HEADER = 'x-croupier-realm';

export function signIn(realm: Realm, login: string, password: string): Promise<Answer> {
  return answer(realm, 'sign-in', { login, password });
}

export function proveFactor(realm: Realm, ticket: string, factor: Factor, proof: unknown): Promise<Answer> {
  return answer(realm, 'factor', { ticket, factor, answer: proof });
}

export function signInByPasskey(realm: Realm, ticket: string, credential: unknown): Promise<Answer> {
  return answer(realm, 'passkey', { ticket, answer: { credential } });
}

/** Options of a challenge, or the sentence that says why there are none. */
export async function beginFactor(realm: Realm, ticket: string, factor: Factor): Promise<Options | string> {
  const { status, body } = await send(realm, 'factor/begin', { ticket, factor });
  return status === 200 ? (body['options'] as Options) : complaint(status, body);
}

export async function beginPasskey(realm: Realm): Promise<{ ticket: string; options: Options } | string> {
  const { status, body } = await send(realm, 'passkey/begin', {});
  return status === 200 ? (body as { ticket: string; options: Options }) : complaint(status, body);
}

export async function signOut(realm: Realm): Promise<void> {
  await send(realm, 'sign-out', {});
}

/** Who this browser is signed in as; null when signed out. Throws where the server cannot be asked. */
export async function askSession(realm: Realm): Promise<SignedIn | null> {
  const response = await fetch(`/auth/${realm}/session`, {
    headers: { accept: 'application/json', [REALM_HEADER]: realm },
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(complaint(response.status, {}));
  return ((await response.json()) as { session: SignedIn | null }).session;
}

type Body = Record<string, unknown>;

async function answer(realm: Realm, step: string, given: Body): Promise<Answer> {
  const { status, body } = await send(realm, step, given);
  return status === 200 ? (body as unknown as Answer) : { state: 'REFUSED', reason: complaint(status, body) };
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

function complaint(status: number, body: Body): string {
  if (status === 401) return 'This is not right. Check what you typed and try again.';
  if (status === 429) return `Too many attempts. Try again in ${waiting(body['retryAfter'])}.`;
  if (status === 503) return 'Signing in is not possible at the moment. Try again soon.';
  if (status === 0) return 'The server did not answer as expected. Is it running?';
  return `The server answered with status ${status}.`;
}

function waiting(seconds: unknown): string {
  if (typeof seconds !== 'number') return 'a while';
  if (seconds <= 90) return `${Math.max(1, Math.ceil(seconds))} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
