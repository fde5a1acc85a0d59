import { useMemo } from 'react';
import { Chart } from '../../ui/chart/Chart';
import { digitsOf } from '../../ui/values/formats';
import { localeOf, useLanguage, useTexts } from '../../texts/texts';
import { slotsOf, valuesOf, type Hour, type Line } from './figures';

interface Props {
  line: Line;
  today: readonly Hour[];
  yesterday: readonly Hour[];
  timeZone: string;
  /** The calendar days, for the legend. */
  days: { today: string; yesterday: string };
}

/** One figure hour by hour, today against yesterday. */
export function HourlyChart({ line: { name, currency }, today, yesterday, timeZone, days }: Props) {
  const t = useTexts('overview');
  const language = useLanguage();
  const slots = useMemo(() => slotsOf(today, yesterday, timeZone), [today, yesterday, timeZone]);
  const xs = useMemo(() => slots.map((_, at) => at), [slots]);
  const day = (date: string) => new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  const [namedToday, namedYesterday] = [t('series.today', { day: day(days.today) }), t('series.yesterday', { day: day(days.yesterday) })];
  const series = useMemo(() => {
    const values = valuesOf(slots.flatMap((slot) => [slot.today ?? {}, slot.yesterday ?? {}]), name, currency);
    return [
      { name: namedToday, values: values.filter((_, at) => at % 2 === 0), shape: 'bars', tone: 'accent' },
      { name: namedYesterday, values: values.filter((_, at) => at % 2 === 1), shape: 'line', tone: 'muted' },
    ] as const;
  }, [slots, name, currency, namedToday, namedYesterday]);
  return (
    <Chart
      label={t('chart', { figure: `${t(`figure.${name}`)} ${currency ?? ''}`.trim() })}
      xTitle={t('hour')}
      xs={xs}
      series={series}
      nameX={(x) => slots[x]?.clock ?? ''}
      nameValue={(value) => `${digitsOf(value, language)} ${currency ?? ''}`.trim()}
      isCount={currency === null}
    />
  );
}
