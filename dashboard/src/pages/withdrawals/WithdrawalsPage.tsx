import { MultiSelect } from '@mantine/core';
import { usePages } from '../../api/lists/usePages';
import { useTotal } from '../../api/lists/useTotal';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Label, Tag, useValueName } from '../../ui/values/Tag';
import { useChoices } from '../../ui/values/useChoices';
import { useUrlState } from '../../ui/useUrlState';
import { Views } from '../../ui/layout/Views';
import { EntryLines, QueuePage } from '../../work/QueuePage';
import { HolderTag } from '../../work/ClaimBanner';
import { useClaims, type Claim } from '../../work/useClaims';
import { useQueuesChanged } from '../../work/counts/queueCounts';
import { useQueue } from '../../work/useQueue';
import type { PendingWithdrawalsQuery, WithdrawalHoldReason, WithdrawalState } from './gql/graphql';
import { DECIDED_COUNT, DECIDED_WITHDRAWALS, PENDING_COUNT, PENDING_WITHDRAWALS } from './operations';
import { WithdrawalItem } from './WithdrawalItem';
import styles from './WithdrawalsPage.module.css';

type Row = Omit<NonNullable<PendingWithdrawalsQuery['pendingWithdrawals']>['nodes'][number], 'holds'> & {
  holds?: NonNullable<PendingWithdrawalsQuery['pendingWithdrawals']>['nodes'][number]['holds'];
};

const WAITING: ReadonlySet<WithdrawalState> = new Set(['REQUESTED', 'APPROVED', 'IN_DOUBT']);
const DECIDED: readonly WithdrawalState[] = ['PAID', 'REJECTED', 'CANCELLED'];

export default function WithdrawalsPage() {
  const t = useTexts('withdrawals');
  const language = useLanguage();
  const [{ view = 'waiting' }] = useUrlState();
  const list = useList(view);
  const claims = useClaims('WITHDRAWAL');
  const queue = useQueue(list.rows.map(({ id }) => id));
  return (
    <QueuePage
      title={t('title')}
      needs="Query.pendingWithdrawals"
      aside={list.total !== null && t('count', { count: list.total, shown: countOf(list.total, language) })}
      tabs={<Toolbar view={view} />}
      reading={list.pages}
      rows={list.rows}
      idOf={({ id }) => id}
      renderEntry={(row) => <Entry row={row} claim={claims.get(row.id)} />}
      empty={{ title: t('empty.title'), words: t('empty.words') }}
      queue={queue}
    >
      {queue.openId && <WithdrawalItem key={queue.openId} id={queue.openId} claims={claims} onChanged={list.pages.reload} onDecided={queue.goOn} />}
    </QueuePage>
  );
}

/** The rows of one view: those that wait, or those in one state of those that wait no more. */
function useList(view: string) {
  const [{ for: reasons }] = useUrlState();
  const state = DECIDED.find((each) => each === view);
  const filter = {
    ...(view === 'held' && { held: true }),
    ...(view === 'free' && { held: false }),
    ...(reasons !== undefined && { heldFor: reasons.split(',') as WithdrawalHoldReason[] }),
  };
  const pending = usePages(PENDING_WITHDRAWALS, { filter }, ({ pendingWithdrawals }) => pendingWithdrawals, { pause: state !== undefined });
  const decidedFilter = { state: state ? [state] : null };
  const decided = usePages(DECIDED_WITHDRAWALS, { filter: decidedFilter }, ({ withdrawals }) => withdrawals, { pause: state === undefined });
  const pages = state === undefined ? pending : decided;
  const pendingCount = useTotal(PENDING_COUNT, { filter }, ({ pendingWithdrawals }) => pendingWithdrawals?.totalCount, { pause: state !== undefined || !pages.list });
  const decidedCount = useTotal(DECIDED_COUNT, { filter: decidedFilter }, ({ withdrawals }) => withdrawals?.totalCount, { pause: state === undefined || !pages.list });
  const count = state === undefined ? pendingCount : decidedCount;
  useQueuesChanged(() => {
    pages.reload();
    count.reload();
  });
  const rows: readonly Row[] = pages.rows;
  return { pages, rows: state === undefined ? rows.filter((row) => WAITING.has(row.state)) : rows, total: count.total };
}

function Toolbar({ view }: { view: string }) {
  const t = useTexts('withdrawals');
  const holdReasons = useChoices('WithdrawalHoldReason');
  const valueName = useValueName();
  const [{ for: reasons }, change] = useUrlState();
  const maySeeHeld = useMay('PendingWithdrawalFilter.held');
  const maySeeWhy = useMay('PendingWithdrawalFilter.heldFor');
  const maySeeAll = useMay('Query.withdrawals');
  const views = [
    { value: 'waiting', label: t('view.waiting') },
    ...(maySeeHeld ? ['held', 'free'].map((value) => ({ value, label: t(`view.${value}`) })) : []),
    ...(maySeeAll ? DECIDED.map((value) => ({ value, label: valueName('WithdrawalState', value) })) : []),
  ];
  const isDecided = DECIDED.some((each) => each === view);
  return (
    <div className={styles['toolbar']}>
      <Views label={t('view.label')} views={views} value={view} onChange={(value) => change({ view: value === 'waiting' ? undefined : value, item: undefined, for: undefined })} />
      {maySeeWhy && !isDecided && view !== 'free' && (
        <MultiSelect
          className={styles['reasons']}
          aria-label={t('heldFor')}
          placeholder={reasons === undefined ? t('heldFor') : ''}
          data={holdReasons}
          value={reasons?.split(',') ?? []}
          onChange={(chosen) => change({ for: chosen.length === 0 ? undefined : chosen.join(','), item: undefined })}
          clearable
        />
      )}
    </div>
  );
}

function Entry({ row, claim }: { row: Row; claim: Claim | undefined }) {
  const t = useTexts('withdrawals');
  const standing = (row.holds ?? []).filter(({ liftedAt }) => !liftedAt);
  return (
    <EntryLines
      who={row.player?.username ?? row.player?.id ?? '–'}
      amount={<Money value={row.amount} />}
      about={
        <>
          <Tag type="WithdrawalState" value={row.state} />
          {standing.map((hold) => (hold.reason ? <Held key={hold.id} type="WithdrawalHoldReason" value={hold.reason} /> : <Held key={hold.id} type="WithdrawalHoldSubject" value={hold.waitsFor} />))}
          {row.underReview && standing.length === 0 && <Label tone="warn">{t('held')}</Label>}
          {row.player?.status && row.player.status !== 'ACTIVE' && <Tag type="PlayerStatus" value={row.player.status} />}
          <HolderTag claim={claim} />
        </>
      }
      age={<Moment at={row.createdAt} isRelative />}
    />
  );
}

function Held({ type, value }: { type: 'WithdrawalHoldReason' | 'WithdrawalHoldSubject'; value: string | null | undefined }) {
  const valueName = useValueName();
  return value ? <Label tone="warn">{valueName(type, value)}</Label> : null;
}
