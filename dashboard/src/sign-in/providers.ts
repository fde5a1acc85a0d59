/** Other places operators can sign in at, and what came of it. */

import { REALM_HEADER } from '../session/auth';

export interface Provider {
  name: string;
  title: string;
  path: string;
}

/** None where there are none, or where the server cannot be asked: the form is still there. */
export async function askProviders(): Promise<readonly Provider[]> {
  try {
    const response = await fetch('/auth/operators/sso', { headers: { [REALM_HEADER]: 'operators' } });
    return response.ok ? ((await response.json()) as { providers: Provider[] }).providers : [];
  } catch {
    return [];
  }
}

const PROBLEMS: Record<string, string> = {
  refused: 'Your provider did not confirm who you are.',
  unreachable: 'Your provider did not answer.',
  unavailable: 'Signing in is not possible at the moment. Try again soon.',
  lost: 'This took too long, or began in another window. Start again.',
  weak: 'Sign in at your provider with a second factor, then come back.',
  stale: 'You signed in at your provider too long ago. Sign in there again.',
  no_role: 'Your provider knows you, but you have no role here.',
  disabled: 'Your account here is disabled.',
};

/** The sentence for what the server said of a journey to a provider; null where it said nothing. */
export function problemOf(search: string): string | null {
  const problem = new URLSearchParams(search).get('problem');
  return problem === null ? null : (PROBLEMS[problem] ?? 'Signing in at your provider did not work.');
}

/** The way to a provider, and from there to where one was going. */
export function pathTo(provider: Provider, destination: string): string {
  return `${provider.path}?${new URLSearchParams({ continue: destination })}`;
}
