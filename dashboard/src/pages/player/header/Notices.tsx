import { CircleAlert, Hourglass, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { useValueName } from '../../../ui/values/Tag';
import { useNow } from '../../../ui/useNow';
import { REVIEWS } from '../operations';
import styles from '../player.module.css';
import { usePlayer, usePlayerRead } from '../playerContext';

/** What keeps the player from playing or being paid, in words. */
export function Notices() {
  return (
    <div className={styles['notices']}>
      <Exclusion />
      <Missing />
      <Barred />
      <UnderReview />
    </div>
  );
}

const FOR_GOOD = '9999';

function Exclusion() {
  const t = useTexts('player');
  const { player } = usePlayer();
  const now = useNow();
  const until = player.excludedUntil;
  if (!until || Date.parse(until) <= now) return null;
  return (
    <Notice tone="bad" icon={<ShieldAlert size={15} aria-hidden />}>
      {until.startsWith(FOR_GOOD) ? (
        t('notice.excludedForGood')
      ) : (
        <>
          {t('notice.excludedUntil')} <Moment at={until} />
        </>
      )}
    </Notice>
  );
}

function Missing() {
  const t = useTexts('player');
  const valueName = useValueName();
  const { missing } = usePlayer().player;
  if (!missing?.length) return null;
  return (
    <Notice tone="warn" icon={<CircleAlert size={15} aria-hidden />}>
      {t('notice.missing', { conditions: missing.map((condition) => valueName('ConditionOfPlay', condition)).join(' · ') })}
    </Notice>
  );
}

function Barred() {
  const t = useTexts('player');
  const valueName = useValueName();
  const { standing } = usePlayer().player;
  if (!standing?.reason) return null;
  const reason = valueName('BarReason', standing.reason);
  if (!standing.mayBet && !standing.mayDeposit) return <Notice tone="bad" icon={<ShieldAlert size={15} aria-hidden />}>{t('notice.mayNothing', { reason })}</Notice>;
  return (
    <Notice tone="warn" icon={<CircleAlert size={15} aria-hidden />}>
      {t(standing.mayBet ? 'notice.mayNotDeposit' : 'notice.mayNotBet', { reason })}
    </Notice>
  );
}

function UnderReview() {
  const t = useTexts('player');
  const { data } = usePlayerRead(REVIEWS, {});
  const held = (data?.player?.withdrawals?.nodes ?? []).filter(({ underReview }) => underReview);
  if (held.length === 0) return null;
  return (
    <Notice tone="warn" icon={<Hourglass size={15} aria-hidden />}>
      {t('notice.held', { count: held.length })}
    </Notice>
  );
}

function Notice({ tone, icon, children }: { tone: 'warn' | 'bad'; icon: ReactNode; children: ReactNode }) {
  return (
    <p className={styles['notice']} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </p>
  );
}
