import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTimeZone } from '../../../app/preferences';
import { localeOf, useLanguage, useTexts } from '../../../texts/texts';
import { Chart } from '../../../ui/chart/Chart';
import { digitsOf, momentOf } from '../../../ui/values/formats';
import { useValueName } from '../../../ui/values/Tag';
import type { BalancesQuery } from '../gql/graphql';
import { usePlayerRead } from '../playerContext';
import { ChartSection } from './ChartSection';
import { BALANCES } from './operations';

type Series = NonNullable<NonNullable<BalancesQuery['player']>['balanceHistory']>[number];

interface Props {
  period: { from: string | null };
}

/** What the wallets of one kind and currency held together, as a line of steps. */
export function BalanceChart({ period }: Props) {
  const t = useTexts('player');
  const valueName = useValueName();
  const reading = usePlayerRead(BALANCES, { period });
  const all = reading.data?.player?.balanceHistory;
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = all?.find((series) => keyOf(series) === chosen) ?? all?.[0];
  const choiceOf = (series: Series) => `${valueName('WalletKind', series.walletKind)} · ${series.currency}`;
  const choice = all && all.length > 1 && (
    <Select
      aria-label={t('charts.wallets')}
      data={all.map((series) => ({ value: keyOf(series), label: choiceOf(series) }))}
      value={shown ? keyOf(shown) : null}
      onChange={setChosen}
      allowDeselect={false}
      w={170}
    />
  );
  return (
    <ChartSection title={t('charts.balance')} choice={choice} reading={reading} isThere={all != null} isEmpty={!shown?.points?.length} none={t('charts.noBalance')}>
      {shown && <Balances shown={shown} />}
    </ChartSection>
  );
}

/** The last balance stands until now. */
function Balances({ shown: { points, closing, currency } }: { shown: Series }) {
  const t = useTexts('player');
  const language = useLanguage();
  const timeZone = useTimeZone();
  const [now] = useState(() => Math.round(Date.now() / 1000));
  const xs = useMemo(() => {
    const times = (points ?? []).map(({ at }) => secondsOf(at));
    return [...times, Math.max((times.at(-1) ?? 0) + 1, now)];
  }, [points, now]);
  const name = t('wallets.balance');
  const series = useMemo(() => {
    const values = [...(points ?? []).map(({ balance }) => balance.amount), closing.amount];
    return [{ name, values, shape: 'steps', tone: 'accent' }] as const;
  }, [points, closing, name]);
  return (
    <Chart
      label={t('charts.balanceLabel', { currency })}
      xTitle={t('changes.at')}
      xs={xs}
      series={series}
      nameX={(x) => momentOf(new Date(x * 1000).toISOString(), language, timeZone)}
      nameTick={tickWords(xs, language, timeZone)}
      nameValue={(value) => `${digitsOf(value, language)} ${currency}`}
      timeZone={timeZone}
    />
  );
}

function keyOf({ walletKind, currency }: Series): string {
  return `${walletKind} ${currency}`;
}

function secondsOf(at: string): number {
  return Date.parse(at) / 1000;
}

const TWO_DAYS = 172_800;

/** Days alone where the chart spans more than two of them; the clock beside them otherwise. */
function tickWords(xs: readonly number[], language: string, timeZone: string): (seconds: number) => string {
  const isShort = (xs.at(-1) ?? 0) - (xs[0] ?? 0) < TWO_DAYS;
  const format = new Intl.DateTimeFormat(localeOf(language), { timeZone, day: 'numeric', month: 'short', ...(isShort && { hour: '2-digit', minute: '2-digit' }) });
  return (seconds) => format.format(seconds * 1000);
}
