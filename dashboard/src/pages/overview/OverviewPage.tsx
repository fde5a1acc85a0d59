import { Identity } from '../../session/Identity';
import { useSession } from '../../session/session';
import { useTexts } from '../../texts/texts';
import { signOf } from '../../ui/values/formats';
import { Moment } from '../../ui/values/Moment';
import { Page, Section } from '../../ui/Page';
import { Failed, Loading } from '../../ui/states';
import { useUrlState } from '../../ui/useUrlState';
import { FiguresTable } from './FiguresTable';
import { linesOf, type Line } from './figures';
import { HourlyChart } from './HourlyChart';
import styles from './OverviewPage.module.css';
import { Queues } from './Queues';
import { useTodayFigures } from './useTodayFigures';

export default function OverviewPage() {
  const t = useTexts('overview');
  const session = useSession();
  return (
    <Page title={t('title')}>
      <div className={styles['overview']}>
        <Today />
        <div className={styles['side']}>
          <Queues />
          <Section title={t('you')}>
            <div className={styles['identity']}>{session.state === 'signedIn' && <Identity who={session.who} />}</div>
          </Section>
        </div>
      </div>
    </Page>
  );
}

/** The day so far: one figure hour by hour, and all of them in numbers; absent for who may read none. */
function Today() {
  const t = useTexts('overview');
  const [url, changeUrl] = useUrlState();
  const { figures, hoursBefore, refusal, isLoading, isForbidden, reload } = useTodayFigures();
  if (isForbidden) return null;
  if (!figures?.today || !figures.yesterday || !figures.lastWeek) {
    return (
      <Section title={t('today')}>
        {refusal && <Failed refusal={refusal} onRetry={reload} />}
        {!refusal && isLoading && <Loading rows={12} />}
      </Section>
    );
  }
  const { at, timeZone, today, yesterday, lastWeek } = figures;
  const lines = linesOf({ today, yesterday, lastWeek });
  const chosen = lines.find(({ key }) => key === url['figure']) ?? firstOf(lines);
  return (
    <div className={styles['main']}>
      {chosen && (
        <Section title={t('chart', { figure: `${t(`figure.${chosen.name}`)} ${chosen.currency ?? ''}`.trim() })} aside={timeZone}>
          <HourlyChart line={chosen} today={today.hours ?? []} yesterday={hoursBefore} timeZone={timeZone} days={{ today: today.day, yesterday: yesterday.day }} />
        </Section>
      )}
      <Section title={t('today')} aside={<Until at={at} />}>
        <div className={styles['scroll']}>
          <FiguresTable lines={lines} dayBefore={lastWeek.day} chosen={chosen?.key} onChoose={(figure) => changeUrl({ figure }, { replace: true })} />
        </div>
      </Section>
    </div>
  );
}

/** What one looks at first: stakes of a currency that is played in today, or else whatever moved. */
function firstOf(lines: readonly Line[]): Line | undefined {
  const moved = lines.filter(({ today }) => signOf(today) !== 0);
  return moved.find(({ name }) => name === 'stakes') ?? moved[0] ?? lines[0];
}

function Until({ at }: { at: string }) {
  const t = useTexts('overview');
  return (
    <span className={styles['until']}>
      {t('until')} <Moment at={at} />
    </span>
  );
}
