/**
 * Requests that another operator has to approve first, and that are then sent again, word for word, under the same
 * key. A dialog makes a key each time it is opened: what was sent before is found by its contents.
 */

const STORED = 'croupier-waiting-requests';
const WAITING_MS = 24 * 3_600_000;
/** What the console makes up for a request, and no person types. */
const MADE_UP = ['key', 'grantId'] as const;

type Input = Record<string, unknown>;

interface Waiting {
  madeUp: Input;
  /** Milliseconds since 1970. */
  until: number;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

export interface Request<Variables> {
  /** Under the key it was sent with before, where it waits. */
  variables: Variables;
  /** Keeps or forgets the key by what came of the request. */
  answered: (outcome: unknown) => void;
}

/** `who` is the operator: what one asked for is not another's to send. */
export async function requestOf<Variables extends Record<string, unknown>>(who: string, mutation: string, variables: Variables, store: Store = localStorage): Promise<Request<Variables>> {
  const input = variables['input'] as Input | undefined;
  if (typeof input?.['key'] !== 'string' || !globalThis.crypto?.subtle) return { variables, answered: () => undefined };
  const name = await digestOf([who, mutation, typed(input)]);
  const waiting = read(store)[name];
  const sent = { ...input, ...waiting?.madeUp };
  return { variables: { ...variables, input: sent }, answered: (outcome) => write(store, name, isWaiting(outcome) ? madeUp(sent) : null) };
}

function isWaiting(outcome: unknown): boolean {
  const { __typename, approval } = (outcome ?? {}) as { __typename?: string; approval?: { state?: string } };
  return __typename === 'SecondPersonNeeded' && approval?.state !== 'REJECTED';
}

function typed(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !(MADE_UP as readonly string[]).includes(name)));
}

function madeUp(input: Input): Input {
  return Object.fromEntries(MADE_UP.filter((name) => typeof input[name] === 'string').map((name) => [name, input[name]]));
}

/** What stays in the browser tells nothing of a request. */
async function digestOf(parts: readonly unknown[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function read(store: Store): Record<string, Waiting> {
  try {
    const found = JSON.parse(store.getItem(STORED) ?? '{}') as Record<string, Waiting>;
    return Object.fromEntries(Object.entries(found).filter(([, { until }]) => until > Date.now()));
  } catch {
    return {};
  }
}

function write(store: Store, name: string, kept: Input | null): void {
  const { [name]: before, ...others } = read(store);
  if (kept === null && before === undefined) return;
  store.setItem(STORED, JSON.stringify(kept === null ? others : { ...others, [name]: { madeUp: kept, until: Date.now() + WAITING_MS } }));
}
