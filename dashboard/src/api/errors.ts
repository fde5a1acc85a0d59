/** What a request came to, when it came to nothing: one shape for every page. */

import type { CombinedError } from 'urql';

export interface Refusal {
  /** `code` of the server's error; OFFLINE where it did not answer. */
  code: string;
  message: string;
  coordinate?: string;
  retryAfter?: number;
  challenge?: string;
  factors?: readonly string[];
}

export function refusalOf(error: CombinedError | undefined): Refusal | null {
  if (!error) return null;
  const first = error.graphQLErrors[0];
  if (!first) return { code: 'OFFLINE', message: error.networkError?.message ?? error.message };
  const { code = 'INTERNAL', ...rest } = first.extensions as Partial<Refusal>;
  return { ...rest, code, message: first.message };
}
