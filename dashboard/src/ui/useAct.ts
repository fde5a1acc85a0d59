/** Doing something, and saying in words why it was not done: the one way for every page. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { usePerform } from '../api/usePerform';
import { useTexts } from '../texts/texts';
import { useRefusalWords } from './states';

/** A member of a mutation's result union, or the one type of a mutation that cannot be refused. */
export interface Outcome {
  __typename?: string | undefined;
  message?: string | undefined;
}

/** The words a folder has for an outcome; null where the server's sentence will do. */
export type OutcomeWords = (outcome: Outcome) => string | null;

type OutcomeOf<Data> = NonNullable<Exclude<Data[keyof Data], 'Mutation'>>;

export interface Acted<Of> {
  outcome: Of | null;
  /** The sentence that says why nothing was done; null where it was. */
  problem: string | null;
}

const NO_WORDS: OutcomeWords = () => null;

/** `done` names the outcomes after which there is nothing to correct; without names, all that are no refusal. */
export function useAct(words: OutcomeWords = NO_WORDS) {
  const t = useTexts('common');
  const perform = usePerform();
  const refusalWords = useRefusalWords();
  return async <Data extends object, Variables extends Record<string, unknown>>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    ...done: readonly string[]
  ): Promise<Acted<OutcomeOf<Data>>> => {
    const { outcome, refusal } = await perform(mutation, variables);
    if (refusal) return { outcome: null, problem: refusalWords(refusal) };
    const came = outcome as Outcome;
    const isDone = done.length === 0 ? came.message === undefined : done.includes(came.__typename ?? '');
    return { outcome, problem: isDone ? null : (words(came) ?? came.message ?? t('refusal.unknown')) };
  };
}
