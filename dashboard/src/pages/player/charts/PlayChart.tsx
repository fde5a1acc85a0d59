import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { localeOf, useLanguage, useTexts } from '../../../texts/texts';
import { Chart } from '../../../ui/chart/Chart';
import { countOf, dayOf, digitsOf, type MoneyValue } from '../../../ui/values/formats';
import type { DailyPlayQuery } from '../gql/graphql';
import { usePlayerRead } from '../playerContext';
import { ChartSection } from './ChartSection';
import { DAILY_PLAY } from './operations';

type PlayDay = NonNullable<NonNullable<DailyPlayQuery['player']>['dailyPlay']>[number];

interface Props {
  period: { from: string | null };
}

/** Stakes and wins with real money of each day, beside each other. */
export function PlayChart({ period }: Props) {
  const t = useTexts('player');
  const reading = usePlayerRead(DAILY_PLAY, { period });
  const all = reading.data?.player?.dailyPlay;
  const currencies = useMemo(() => [...new Set(all?.map(({ currency }) => currency))], [all]);
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = currencies.find((each) => each === chosen) ?? currencies[0] ?? '';
  const days = useMemo(() => (all ?? []).filter((day) => day.currency === currency), [all, currency]);
  const choice = currencies.length > 1 && (
    <Select aria-label={t('field.currency')} data={currencies} value={currency} onChange={setChosen} allowDeselect={false} w={90} />
  );
  return (
    <ChartSection title={t('charts.play')} choice={choice} reading={reading} isThere={all != null} isEmpty={days.length === 0} none={t('charts.noPlay')}>
      <Days days={days} currency={currency} />
    </ChartSection>
  );
}

const DAY_MS = 86_400_000;

function Days({ days, currency }: { days: readonly PlayDay[]; currency: string }) {
  const t = useTexts('player');
  const language = useLanguage();
  const xs = useMemo(() => days.map(({ day }) => Date.parse(`${day}T00:00:00Z`) / DAY_MS), [days]);
  const [stakes, wins] = [t('charts.stakes'), t('charts.wins')];
  const series = useMemo(
    () =>
      [
        { name: stakes, values: days.map((day) => day.stakes.amount), shape: 'bars', tone: 'muted' },
        { name: wins, values: days.map((day) => day.wins.amount), shape: 'bars', tone: 'accent' },
      ] as const,
    [days, stakes, wins],
  );
  const written = ({ amount }: MoneyValue) => `${digitsOf(amount, language)} ${currency}`;
  const short = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <Chart
      label={t('charts.playLabel', { currency })}
      xTitle={t('charts.day')}
      xs={xs}
      series={series}
      columns={[
        { name: t('rounds.result'), values: days.map(({ result }) => written(result)) },
        { name: t('charts.bets'), values: days.map(({ bets }) => countOf(bets, language)) },
      ]}
      nameX={(x) => dayOf(new Date(x * DAY_MS).toISOString().slice(0, 10), language)}
      nameTick={(x) => short.format(x * DAY_MS)}
      nameValue={(value) => `${digitsOf(value, language)} ${currency}`}
    />
  );
}
