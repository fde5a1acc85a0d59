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

const PROBLEMS = ['refused', 'unreachable', 'unavailable', 'lost', 'weak', 'stale', 'no_role', 'disabled'] as const;
export type Problem = (typeof PROBLEMS)[number] | 'other';

/** What the server said of a journey to a provider; null where it said nothing. */
export function problemOf(search: string): Problem | null {
  const problem = new URLSearchParams(search).get('problem');
  return problem === null ? null : (PROBLEMS.find((known) => known === problem) ?? 'other');
}

/** The way to a provider, and from there to where one was going. */
export function pathTo(provider: Provider, destination: string): string {
  return `${provider.path}?${new URLSearchParams({ continue: destination })}`;
}
