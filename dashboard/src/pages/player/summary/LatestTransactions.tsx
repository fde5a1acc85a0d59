import { useEffect, useRef } from 'react';
import { useTexts } from '../../../texts/texts';
import { Section } from '../../../ui/Page';
import { Failed, Loading } from '../../../ui/states';
import { useUrlState } from '../../../ui/useUrlState';
import { usePlayerRead } from '../playerContext';
import styles from '../player.module.css';
import { Rows } from '../Rows';
import { useShortColumns } from '../transactions/columns';
import { TRANSACTIONS } from '../transactions/operations';
import { useWalletPushes } from '../useWalletPushes';

const SHOWN = 10;

export function LatestTransactions() {
  const t = useTexts('player');
  const [, change] = useUrlState();
  const { data, refusal, isLoading, isFetching, reload } = usePlayerRead(TRANSACTIONS, { filter: null, after: null });
  const found = data?.player?.transactions?.nodes;
  const pushed = useWalletPushes()?.seq ?? 0;
  const newest = found ? (found[0]?.seq ?? 0) : pushed;
  const asked = useRef(0);
  useEffect(() => {
    // One answer at a time: a push while one is on its way would begin it anew.
    if (isFetching || pushed <= newest || asked.current === pushed) return;
    asked.current = pushed;
    reload();
  }, [isFetching, pushed, newest, reload]);
  const columns = useShortColumns();
  return (
    <Section title={t('latest.title')}>
      {isLoading && <Loading rows={SHOWN} />}
      {!found && refusal && <Failed refusal={refusal} onRetry={reload} />}
      {found && <Rows label={t('latest.title')} rows={found.slice(0, SHOWN)} columns={columns} idOf={({ id }) => id} none={t('transactions.none')} />}
      {found && found.length > SHOWN && (
        <div className={styles['more']}>
          <button type="button" className={styles['linkLike']} onClick={() => change({ tab: 'transactions' })}>
            {t('latest.all')}
          </button>
        </div>
      )}
    </Section>
  );
}
