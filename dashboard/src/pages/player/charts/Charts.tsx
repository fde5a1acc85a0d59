import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTimeZone } from '../../../app/preferences';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { useUrlState } from '../../../ui/useUrlState';
import { addDays, dayIn, startOfDay } from '../../../ui/values/days';
import styles from '../player.module.css';
import { BalanceChart } from './BalanceChart';
import { PlayChart } from './PlayChart';

const DAYS = ['7', '30', '90', '365'];
const AT_FIRST = '30';

/** How the balance went and what was played each day, over so many days. */
export function Charts() {
  const t = useTexts('player');
  const { may } = useViewer();
  const timeZone = useTimeZone();
  const [state, change] = useUrlState();
  const days = DAYS.includes(state['days'] ?? '') ? (state['days'] ?? AT_FIRST) : AT_FIRST;
  const [now] = useState(() => Date.now());
  const period = useMemo(() => {
    const first = addDays(dayIn(now, timeZone), 1 - Number(days));
    return { from: startOfDay(first ?? undefined, timeZone) };
  }, [days, timeZone, now]);
  const mayBalance = may('Player.balanceHistory');
  const mayPlay = may('Player.dailyPlay');
  if (!mayBalance && !mayPlay) return null;
  return (
    <div className={styles['stack']}>
      <SegmentedControl
        className={styles['start'] ?? ''}
        aria-label={t('charts.days')}
        data={DAYS.map((value) => ({ value, label: t('charts.lastDays', { count: Number(value) }) }))}
        value={days}
        onChange={(value) => change({ days: value === AT_FIRST ? undefined : value }, { replace: true })}
      />
      <div className={styles['pair']}>
        {mayBalance && <BalanceChart period={period} />}
        {mayPlay && <PlayChart period={period} />}
      </div>
    </div>
  );
}
