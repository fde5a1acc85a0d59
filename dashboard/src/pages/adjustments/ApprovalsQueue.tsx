import type { ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { digitsOf } from '../../ui/values/formats';
import { Money } from '../../ui/values/Money';
import { Fact, Facts, Section } from '../../ui/Page';
import { Tag } from '../../ui/values/Tag';
import type { Decision } from '../../work/DecisionDialog';
import { isHeavy } from '../../work/heavy';
import { PlayerLink } from '../../work/people';
import { AskedBy, TwoPersonItem } from '../../work/TwoPersonItem';
import { TwoPersonQueue, type ItemProps } from '../../work/TwoPersonQueue';
import { useDecide } from '../../work/useDecide';
import { useQueueList } from '../../work/useQueueList';
import type { PendingApprovalsQuery } from './gql/graphql';
import { APPROVE_OPERATION, PENDING_APPROVALS, REJECT_OPERATION } from './operations';

type Approval = NonNullable<PendingApprovalsQuery['pendingMoneyApprovals']>['nodes'][number];

export function ApprovalsQueue({ tabs }: { tabs: ReactNode }) {
  const t = useTexts('adjustments');
  return (
    <TwoPersonQueue
      kind="MONEY_APPROVAL"
      title={t('title')}
      needs="Query.pendingMoneyApprovals"
      tabs={tabs}
      list={useQueueList(PENDING_APPROVALS, (data) => data.pendingMoneyApprovals)}
      renderAmount={({ amount }) => <Money value={amount} />}
      renderAbout={({ kind }) => <Tag type="TransactionKind" value={kind} />}
      empty={{ title: t('empty.title'), words: t('empty.approvals') }}
      Item={Item}
    />
  );
}

function Item({ item: approval, claims, onDecided }: ItemProps<Approval>) {
  const t = useTexts('adjustments');
  const { id, amount, player, state } = approval;
  const decisions = useDecisions(approval, onDecided);
  const mayApprove = useMay('Mutation.approveMoneyOperation');
  const mayReject = useMay('Mutation.rejectMoneyOperation');
  return (
    <TwoPersonItem
      kind="MONEY_APPROVAL"
      id={id}
      title={<Money value={amount} isLarge />}
      state={<Tag type="TransactionKind" value={approval.kind} />}
      about={
        <>
          <PlayerLink player={player} /> <Tag type="PlayerStatus" value={player?.status} />
        </>
      }
      claims={claims}
      isWaiting={state === 'PENDING'}
      approve={mayApprove && decisions.approve}
      reject={mayReject && decisions.reject}
    >
      <Section title={t('evidence')}>
        <Facts>
          <AskedBy maker={approval.maker} at={approval.createdAt} reason={approval.reason} />
          <Fact name={t('reference')}>{approval.reference}</Fact>
          <Fact name={t('why')}>{t(`scope.${approval.scope}`)}</Fact>
        </Facts>
      </Section>
    </TwoPersonItem>
  );
}

function useDecisions({ id, amount, player }: Approval, onDecided: () => void): { approve: Decision; reject: Decision } {
  const t = useTexts('adjustments');
  const work = useTexts('work');
  const language = useLanguage();
  const decide = useDecide(onDecided);
  const written = `${digitsOf(amount.amount, language)} ${amount.currency}`;
  const about = (
    <>
      <span>{t('about', { amount: written, player: player?.username ?? player?.id ?? '' })}</span>
      <span>{t('operation')}</span>
    </>
  );
  return {
    approve: {
      title: t('approve.title'),
      confirm: t('approve.confirm', { amount: written }),
      about,
      typed: isHeavy(amount.amount) ? amount.amount : undefined,
      perform: () => decide(APPROVE_OPERATION, { input: { approvalId: id, reason: null } }, 'MoneyApprovalDecided'),
    },
    reject: {
      title: t('reject.title'),
      confirm: t('reject.confirm', { amount: written }),
      isHarmful: true,
      about,
      fields: [{ name: 'reason', label: work('field.reason'), kind: 'area', isRequired: true }],
      perform: ({ reason }) => decide(REJECT_OPERATION, { input: { approvalId: id, reason: reason ?? null } }, 'MoneyApprovalDecided'),
    },
  };
}
