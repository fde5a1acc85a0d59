import type { ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { digitsOf } from '../../ui/values/formats';
import { Money } from '../../ui/values/Money';
import { Fact, Facts, Section } from '../../ui/Page';
import { Tag } from '../../ui/values/Tag';
import type { Decision } from '../../work/DecisionDialog';
import { isHeavy } from '../../work/heavy';
import { actorName, PlayerLink } from '../../work/people';
import { AskedBy, TwoPersonItem } from '../../work/TwoPersonItem';
import { TwoPersonQueue, type ItemProps } from '../../work/TwoPersonQueue';
import { useDecide } from '../../work/useDecide';
import { useQueueList } from '../../work/useQueueList';
import type { PendingAdjustmentsQuery } from './gql/graphql';
import { APPROVE_ADJUSTMENT, PENDING_ADJUSTMENTS, REJECT_ADJUSTMENT } from './operations';

type Adjustment = NonNullable<PendingAdjustmentsQuery['pendingAdjustments']>['nodes'][number];

export function AdjustmentsQueue({ tabs }: { tabs: ReactNode }) {
  const t = useTexts('adjustments');
  return (
    <TwoPersonQueue
      kind="ADJUSTMENT"
      title={t('title')}
      needs="Query.pendingAdjustments"
      tabs={tabs}
      list={useQueueList(PENDING_ADJUSTMENTS, (data) => data.pendingAdjustments)}
      renderAmount={({ amount }) => <Money value={amount} isSigned />}
      renderAbout={({ maker }) => maker && actorName(maker)}
      empty={{ title: t('empty.title'), words: t('empty.adjustments') }}
      Item={Item}
    />
  );
}

function Item({ item: adjustment, claims, onDecided }: ItemProps<Adjustment>) {
  const t = useTexts('adjustments');
  const { id, amount, player, wallet, state, allowedMoves } = adjustment;
  const decisions = useDecisions(adjustment, onDecided);
  const mayApprove = useMay('Mutation.approveAdjustment') && (allowedMoves?.includes('APPLIED') ?? true);
  const mayReject = useMay('Mutation.rejectAdjustment') && (allowedMoves?.includes('REJECTED') ?? true);
  return (
    <TwoPersonItem
      kind="ADJUSTMENT"
      id={id}
      title={<Money value={amount} isSigned isLarge />}
      state={<Tag type="AdjustmentState" value={state} />}
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
          <AskedBy maker={adjustment.maker} at={adjustment.createdAt} reason={adjustment.reason} />
          <Fact name={t('wallet')}>
            <Tag type="WalletKind" value={wallet?.kind} />
          </Fact>
          <Fact name={t('balance')}>
            <Money value={wallet?.balance} />
          </Fact>
          <Fact name={t('available')}>
            <Money value={wallet?.available} />
          </Fact>
        </Facts>
      </Section>
    </TwoPersonItem>
  );
}

function useDecisions({ id, amount, player }: Adjustment, onDecided: () => void): { approve: Decision; reject: Decision } {
  const t = useTexts('adjustments');
  const work = useTexts('work');
  const language = useLanguage();
  const decide = useDecide(onDecided);
  const written = amount ? `${digitsOf(amount.amount, language)} ${amount.currency}` : '';
  const about = (consequence: string) => (
    <>
      <span>{t('about', { amount: written, player: player?.username ?? player?.id ?? '' })}</span>
      <span>{consequence}</span>
    </>
  );
  return {
    approve: {
      title: t('approve.title'),
      confirm: t('approve.confirm', { amount: written }),
      about: about(t('approve.consequence')),
      typed: amount && isHeavy(amount.amount) ? amount.amount : undefined,
      perform: (_, key) => decide(APPROVE_ADJUSTMENT, { input: { adjustmentId: id, key } }, 'Adjusted'),
    },
    reject: {
      title: t('reject.title'),
      confirm: t('reject.confirm', { amount: written }),
      isHarmful: true,
      about: about(t('reject.consequence')),
      fields: [{ name: 'reason', label: work('field.reason'), kind: 'area', isRequired: true }],
      perform: ({ reason }, key) => decide(REJECT_ADJUSTMENT, { input: { adjustmentId: id, key, reason: reason ?? null } }, 'AdjustmentRejected'),
    },
  };
}
