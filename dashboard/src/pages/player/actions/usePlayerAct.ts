import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { notify } from '../../../ui/notices';
import { useAct } from '../../../ui/useAct';
import { usePlayer } from '../playerContext';
import { useOutcomeWords } from './useOutcomeWords';

/**
 * Does something to the player. Null once it is done, and what came of it is shown and the page read anew; else the
 * sentence that says why it was not. `done`: the outcomes after which there is nothing to correct in the form.
 */
export function usePlayerAct() {
  const words = useOutcomeWords();
  const act = useAct(words);
  const { changed } = usePlayer();
  return async <Data extends object, Variables extends Record<string, unknown>>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    done: readonly string[],
  ): Promise<string | null> => {
    const { outcome, problem } = await act(mutation, variables, ...done);
    if (outcome === null || problem !== null) return problem;
    void notify(words(outcome));
    changed();
    return null;
  };
}
