import { useState } from 'react';
import { useRead } from '../../api/useRead';
import { useViewer } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { digitsOf } from '../../ui/values/formats';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Failed, Loading, Empty } from '../../ui/states';
import { Label, Tag } from '../../ui/values/Tag';
import { ClaimBanner } from '../../work/ClaimBanner';
import { DecisionDialog, type Decision } from '../../work/DecisionDialog';
import { Banner, ItemHead, type Action } from '../../work/Item';
import { PlayerLink } from '../../work/people';
import type { Claims } from '../../work/useClaims';
import { WithdrawalEvidence } from './WithdrawalEvidence';
import type { WithdrawalEvidenceQuery } from './gql/graphql';
import { WITHDRAWAL } from './operations';
import { useDecisions } from './useDecisions';

export type Withdrawal = Extract<NonNullable<WithdrawalEvidenceQuery['node']>, { __typename: 'Withdrawal' }>;

interface Props {
  id: string;
  claims: Claims;
  /** The list shows something else now. */
  onChanged: () => void;
  /** It was decided: the next one. */
  onDecided: () => void;
}

export function WithdrawalItem({ id, claims, onChanged, onDecided }: Props) {
  const t = useTexts('withdrawals');
  const { data, isLoading, refusal, reload } = useRead(WITHDRAWAL, { id });
  const node = data?.node;
  if (!node) {
    if (isLoading) return <Loading rows={12} />;
    return refusal ? <Failed refusal={refusal} onRetry={reload} /> : <Empty title={t('gone')} />;
  }
  if (node.__typename !== 'Withdrawal') return <Empty title={t('gone')} />;
  const changed = () => {
    reload();
    onChanged();
  };
  const decided = () => {
    onDecided();
    onChanged();
  };
  return <OpenWithdrawal withdrawal={node} claims={claims} onChanged={changed} onDecided={decided} />;
}

function OpenWithdrawal({ withdrawal, claims, onChanged, onDecided }: { withdrawal: Withdrawal; claims: Claims; onChanged: () => void; onDecided: () => void }) {
  const t = useTexts('withdrawals');
  const language = useLanguage();
  const [decision, setDecision] = useState<Decision | null>(null);
  const { amount, player, state } = withdrawal;
  const written = amount ? `${digitsOf(amount.amount, language)} ${amount.currency}` : '';
  const about = <span>{t('about', { amount: written, player: player?.username ?? player?.id ?? '' })}</span>;
  const decisions = useDecisions({ withdrawal, about, amount: written, onChanged, onDecided });
  const actions = useActions(withdrawal, decisions, setDecision);
  const isWaiting = state === 'REQUESTED' || state === 'APPROVED' || state === 'IN_DOUBT';
  return (
    <>
      <ItemHead
        title={<Money value={amount} isLarge />}
        state={
          <>
            <Tag type="WithdrawalState" value={state} />
            {withdrawal.underReview && <Label tone="warn">{t('held')}</Label>}
          </>
        }
        about={
          <>
            <PlayerLink player={player} />
            <Tag type="PlayerStatus" value={player?.status} />
            <span>
              {t('asked')} <Moment at={withdrawal.createdAt} isRelative />
            </span>
          </>
        }
        actions={actions}
      />
      <ClaimBanner kind="WITHDRAWAL" id={withdrawal.id} isWaiting={isWaiting} claims={claims} />
      {!isWaiting && <Banner>{t('waitsNoMore')}</Banner>}
      <WithdrawalEvidence withdrawal={withdrawal} onLift={(id, name) => setDecision(decisions.lift(id, name))} onNote={() => setDecision(decisions.addNote)} />
      <DecisionDialog decision={decision} onClose={() => setDecision(null)} />
    </>
  );
}

/** What the withdrawal's state and the viewer's rights allow, the likeliest first. */
function useActions(withdrawal: Withdrawal, decisions: ReturnType<typeof useDecisions>, act: (decision: Decision) => void): Action[] {
  const t = useTexts('withdrawals');
  const { may } = useViewer();
  const { allowedMoves, state, underReview } = withdrawal;
  const barred = underReview ? t('barred') : null;
  const canMove = (to: NonNullable<typeof allowedMoves>[number], mutation: string) => (allowedMoves?.includes(to) ?? false) && may(`Mutation.${mutation}`);
  const isWaiting = state === 'REQUESTED' || state === 'APPROVED' || state === 'IN_DOUBT';
  const actions: (Action | false)[] = [
    canMove('APPROVED', 'approveWithdrawal') && { name: 'approve', label: t('approve.button'), key: 'a', isPrimary: true, barred, onAct: () => act(decisions.approve) },
    canMove('PAID', 'payWithdrawal') && { name: 'pay', label: t('pay.button'), key: 'p', isPrimary: state !== 'REQUESTED', barred, onAct: () => act(decisions.pay) },
    canMove('REJECTED', 'rejectWithdrawal') && { name: 'reject', label: t('reject.button'), key: 'r', isHarmful: true, onAct: () => act(decisions.reject) },
    canMove('IN_DOUBT', 'holdWithdrawal') && { name: 'doubt', label: t('doubt.button'), onAct: () => act(decisions.doubt) },
    isWaiting && may('Mutation.addWithdrawalHold') && { name: 'hold', label: t('addHold.button'), key: 'h', onAct: () => act(decisions.addHold) },
    isWaiting && may('Mutation.recordWithdrawalReview') && { name: 'review', label: t('review.button'), key: 'v', onAct: () => act(decisions.review) },
  ];
  return actions.filter((action) => action !== false);
}
