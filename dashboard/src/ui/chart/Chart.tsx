import { Suspense, useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useLanguage, useTexts } from '../../texts/texts';
import styles from './Chart.module.css';
import { lastOf, TOKENS, type ChartColumn, type ChartData } from './series';
import { lazyPart } from '../floating/loadPart';

const Plot = lazyPart(() => import('./Plot'));

interface Props extends ChartData {
  /** What is drawn, for those who do not see it; the last values are added. */
  label: string;
  /** The heading of the first column of the table: what the xs are. */
  xTitle: string;
  /** An x in full, for the table and the legend. */
  nameX: (x: number) => string;
  /** An x on the axis, short; left out, `nameX`. */
  nameTick?: (x: number) => string;
  /** A value in full. */
  nameValue: (value: string) => string;
  /** Values are counts: no ticks between whole numbers. */
  isCount?: boolean;
  /** The xs are seconds of instants, and ticks are at the hours and days of this zone. */
  timeZone?: string;
  /** Further columns of the table. */
  columns?: readonly ChartColumn[];
}

const NO_COLUMNS: readonly ChartColumn[] = [];

/**
 * Values over time, on a base of zero, with a legend that has the last of them, or those pointed at, and a table
 * of the same values in its place. Takes the height that it is given, 220 pixels at least.
 */
export function Chart({ label, xTitle, nameX, nameTick = nameX, nameValue, isCount = false, timeZone, columns = NO_COLUMNS, xs, series }: Props) {
  const t = useTexts('common');
  const language = useLanguage();
  const [isTable, setTable] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const valueOf = (values: readonly (string | null)[], at: number | null) => {
    const value = at === null ? lastOf(values) : (values[at] ?? null);
    return value === null ? '–' : nameValue(value);
  };
  const shown = pointed !== null && pointed < xs.length ? pointed : null;
  const look = [language, isCount, timeZone, ...series.map(({ shape, tone }) => `${shape} ${tone}`)].join();
  const spoken = series.map(({ name, values }) => `${name}: ${valueOf(values, null)}`).join(', ');
  return (
    <figure className={styles['chart']}>
      <figcaption className={styles['legend']}>
        {series.map(({ name, tone, values }) => (
          <span key={name} className={styles['entry']}>
            <span className={styles['swatch']} style={{ background: `var(${TOKENS[tone]})` }} aria-hidden />
            {name} <b>{valueOf(values, shown)}</b>
          </span>
        ))}
        <span className={styles['at']}>{shown === null ? t('chart.last') : nameX(xs[shown] ?? 0)}</span>
        <Button variant="subtle" size="compact-xs" onClick={() => setTable(!isTable)}>
          {isTable ? t('chart.asChart') : t('chart.asTable')}
        </Button>
      </figcaption>
      {isTable ? (
        <div className={styles['table']} role="group" aria-label={label} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{xTitle}</th>
                {[...series, ...columns].map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {xs.map((x, at) => (
                <tr key={x}>
                  <th scope="row">{nameX(x)}</th>
                  {series.map(({ name, values }) => (
                    <td key={name}>{valueOf(values, at)}</td>
                  ))}
                  {columns.map(({ name, values }) => (
                    <td key={name}>{values[at]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={styles['plot']} role="img" aria-label={`${label}. ${spoken}`}>
          <Suspense fallback={<Skeleton height="100%" />}>
            <Plot key={look} xs={xs} series={series} nameTick={nameTick} isCount={isCount} timeZone={timeZone} onPoint={setPointed} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}
