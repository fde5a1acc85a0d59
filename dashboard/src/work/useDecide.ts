/** Deciding about an item, and saying in words why it was not decided. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useTexts } from '../texts/texts';
import { useAct, type OutcomeWords } from '../ui/useAct';

/** Those that people meet when two of them decide, and that want more words than the server has for them. */
export const SPOKEN = [
  'SecondPersonNeeded',
  'SameOperator',
  'AuthorityLost',
  'WithdrawalHeld',
  'WithdrawalEnded',
  'HoldNotOpen',
  'HoldOwnedByRisk',
  'CorrectionIsYours',
  'CorrectionIsDecided',
  'FactorResetIsYours',
  'FactorResetIsDecided',
  'FactorResetPaused',
  'WithdrawalMoveRefused',
  'AdjustmentMoveRefused',
  'ApprovalMoveRefused',
  'PaymentNotFound',
  'NotReversible',
  'InsufficientFunds',
] as const;

/** Null once the outcome is one of `done`, and `onDone` was called; else the sentence that says why not. */
export function useDecide(onDone: () => void) {
  const t = useTexts('work');
  const words: OutcomeWords = ({ __typename: type = '' }) => ((SPOKEN as readonly string[]).includes(type) ? t(`outcome.${type}`) : null);
  const act = useAct(words);
  return async <Data extends object, Variables extends Record<string, unknown>>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    ...done: readonly [string, ...string[]]
  ): Promise<string | null> => {
    const { problem } = await act(mutation, variables, ...done);
    if (problem === null) onDone();
    return problem;
  };
}
