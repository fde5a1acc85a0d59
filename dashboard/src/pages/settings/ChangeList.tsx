import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import { Moment } from '../../ui/values/Moment';
import { Section } from '../../ui/Page';
import { NextRows } from '../../ui/lists/NextRows';
import { Failed, Loading } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { HolderTag } from '../../work/ClaimBanner';
import { Decision } from '../../work/Decision';
import type { WorkItemKind } from '../../work/gql/graphql';
import { actorName } from '../../work/people';
import { useClaims, type Claims } from '../../work/useClaims';
import type { QueueList } from '../../work/useQueueList';
import styles from './settings.module.css';

export interface Change {
  id: string;
  state: string | null;
  reason: string | null;
  maker: string | null;
  checker: string | null;
  createdAt: string | null;
  decidedAt: string | null;
}

interface Props<Each extends Change> {
  kind: WorkItemKind;
  title: string;
  /** The enum that `state` is of. */
  type: string;
  pages: QueueList<unknown, { nodes: readonly Each[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } }>;
  approving: string;
  rejecting: string;
  /** What it is about, in a line; and what changes. */
  nameOf: (change: Each) => string;
  diffOf: (change: Each) => ReactNode;
  onDecide: (change: Each, isApproved: boolean) => Promise<string | null>;
}

/** What one operator asked for and another decides, the newest first; those that wait before all others. */
export function ChangeList<Each extends Change>(props: Props<Each>) {
  const { kind, title, pages } = props;
  const claims = useClaims(kind);
  const changes = pages.list && pages.rows;
  const t = useTexts('settings');
  const waiting = changes?.filter(({ state }) => state === 'PENDING') ?? [];
  const decided = changes?.filter(({ state }) => state !== 'PENDING') ?? [];
  return (
    <Section title={title}>
      {!changes && pages.isLoading && <Loading rows={3} />}
      {!changes && !pages.isLoading && pages.refusal && <Failed refusal={pages.refusal} onRetry={pages.reload} />}
      {changes?.length === 0 && <p className={styles['none']}>{t('noChanges')}</p>}
      <ul className={styles['changes']}>
        {[...waiting, ...decided].map((change) => (
          <li key={change.id}>
            <One {...props} claims={claims} change={change} />
          </li>
        ))}
      </ul>
      <NextRows pages={pages} />
    </Section>
  );
}

function One<Each extends Change>({ change, claims, kind, type, approving, rejecting, nameOf, diffOf, onDecide }: Props<Each> & { change: Each; claims: Claims }) {
  const t = useTexts('settings');
  const { state, reason, maker, checker, createdAt, decidedAt } = change;
  const diff = diffOf(change);
  return (
    <>
      <div className={styles['changeHead']}>
        <b>{nameOf(change)}</b> <Tag type={type} value={state} /> <HolderTag claim={claims.get(change.id)} />
        <span className={styles['quiet']}>
          {maker && t('askedBy', { who: actorName(maker) })} <Moment at={createdAt} />
        </span>
        {checker && (
          <span className={styles['quiet']}>
            {t('decidedBy', { who: actorName(checker) })} <Moment at={decidedAt} />
          </span>
        )}
      </div>
      <p>{reason}</p>
      {diff}
      {state === 'PENDING' && (
        <Decision
          kind={kind}
          id={change.id}
          claims={claims}
          isListed
          askedBy={maker}
          approving={approving}
          rejecting={rejecting}
          isWithdrawable
          onDecide={(isApproved) => onDecide(change, isApproved)}
        >
          {diff}
        </Decision>
      )}
    </>
  );
}
