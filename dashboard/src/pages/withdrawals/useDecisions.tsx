import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import { useChoices } from '../../ui/values/useChoices';
import type { Decision, Values } from '../../work/DecisionDialog';
import { isHeavy } from '../../work/heavy';
import { useDecide } from '../../work/useDecide';
import { ADD_NOTE } from '../../work/operations';
import type { MoveWithdrawalInput, WithdrawalHoldReason, WithdrawalReviewDecision } from './gql/graphql';
import { ADD_HOLD, APPROVE, DOUBT, LIFT_HOLD, PAY, REJECT, REVIEW } from './operations';
import type { Withdrawal } from './WithdrawalItem';

const FINDINGS: readonly WithdrawalReviewDecision[] = ['PASSED', 'REFUSED'];

function noteOf(values: Values): string | null {
  return values['note']?.trim() || null;
}

interface Given {
  withdrawal: Withdrawal;
  /** What is paid out and to whom. */
  about: ReactNode;
  /** `1,250.00 EUR`, for buttons. */
  amount: string;
  /** It stays open, with more to know about it. */
  onChanged: () => void;
  /** It is done with here. */
  onDecided: () => void;
}

/** What can be decided about a withdrawal, each with what must be said about it. */
export function useDecisions(given: Given) {
  return { ...useMoves(given), ...useHolds(given) };
}

function useMoves({ withdrawal, about, amount, onDecided }: Given) {
  const t = useTexts('withdrawals');
  const work = useTexts('work');
  const decide = useDecide(onDecided);
  const typed = withdrawal.amount && isHeavy(withdrawal.amount.amount) ? withdrawal.amount.amount : undefined;
  const moved = <Data extends object>(document: TypedDocumentNode<Data, { input: MoveWithdrawalInput }>, values: Values, key: string) =>
    decide(document, { input: { withdrawalId: withdrawal.id, key, ...values } }, 'WithdrawalMoved');
  const move = (name: 'approve' | 'reject' | 'pay' | 'doubt', more: Omit<Decision, 'title' | 'confirm' | 'about'>): Decision => ({
    title: t(`${name}.title`),
    confirm: t(`${name}.confirm`, { amount }),
    about: (
      <>
        {about}
        <span>{t(`${name}.consequence`)}</span>
      </>
    ),
    ...more,
  });
  const reason = { name: 'reason', label: work('field.reason'), kind: 'area', isRequired: true } as const;
  return {
    approve: move('approve', { typed, perform: (values, key) => moved(APPROVE, values, key) }),
    reject: move('reject', { isHarmful: true, fields: [reason], perform: (values, key) => moved(REJECT, values, key) }),
    pay: move('pay', {
      typed,
      fields: [{ name: 'authorisation', label: t('authorisation'), hint: t('authorisationHint'), isRequired: true }],
      perform: (values, key) => moved(PAY, values, key),
    }),
    doubt: move('doubt', { fields: [reason], perform: (values, key) => moved(DOUBT, values, key) }),
  };
}

function useHolds({ withdrawal, about, onChanged }: Given) {
  const t = useTexts('withdrawals');
  const work = useTexts('work');
  const holdReasons = useChoices('WithdrawalHoldReason');
  const decide = useDecide(onChanged);
  const note = { name: 'note', label: t('note'), hint: t('noteHint'), kind: 'area' } as const;
  const addHold: Decision = {
    title: t('addHold.title'),
    confirm: t('addHold.confirm'),
    about,
    fields: [
      { name: 'reason', label: work('field.reason'), choices: holdReasons, isRequired: true },
      { ...note, isRequired: (values) => values['reason'] === 'OTHER' },
    ],
    perform: (values, key) => {
      const input = { withdrawalId: withdrawal.id, key, reason: values['reason'] as WithdrawalHoldReason, note: noteOf(values) };
      return decide(ADD_HOLD, { input }, 'WithdrawalHoldAdded');
    },
  };
  const review: Decision = {
    title: t('review.title'),
    confirm: t('review.confirm'),
    about,
    fields: [
      { name: 'decision', label: t('review.decision'), choices: FINDINGS.map((value) => ({ value, label: t(`review.${value}`) })), isRequired: true },
      { ...note, isRequired: (values) => values['decision'] === 'REFUSED' },
    ],
    perform: (values, key) => {
      const input = { withdrawalId: withdrawal.id, key, decision: values['decision'] as WithdrawalReviewDecision, note: noteOf(values) };
      return decide(REVIEW, { input }, 'WithdrawalReviewed');
    },
  };
  const lift = (holdId: string, name: string): Decision => ({
    title: t('lift.title', { name }),
    confirm: t('lift.confirm'),
    about,
    fields: [{ ...note, isRequired: true }],
    perform: (values, key) => decide(LIFT_HOLD, { input: { holdId, key, note: noteOf(values) ?? '' } }, 'WithdrawalHoldLifted'),
  });
  const addNote: Decision = {
    title: t('addNote.title'),
    confirm: t('addNote.confirm'),
    about,
    fields: [{ name: 'note', label: t('note'), kind: 'area', isRequired: true }],
    perform: (values) => decide(ADD_NOTE, { input: { playerId: withdrawal.player?.id ?? '', text: noteOf(values) ?? '' } }, 'NoteAdded'),
  };
  return { addHold, review, lift, addNote };
}
