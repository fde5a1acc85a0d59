import { Button, MultiSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTimeZone } from '../../../app/preferences';
import { useTexts } from '../../../texts/texts';
import { Day } from '../../../ui/values/Moment';
import { Section } from '../../../ui/Page';
import { NextRows } from '../../../ui/lists/NextRows';
import { Failed, Loading } from '../../../ui/states';
import { manyOf } from '../../../ui/filters/filterSpec';
import { PeriodPresets } from '../../../ui/filters/PeriodPresets';
import { useChoices } from '../../../ui/values/useChoices';
import { useUrlState } from '../../../ui/useUrlState';
import { DayInput } from '../../../ui/dates/DayInput';
import { periodOf } from '../../../ui/values/days';
import { usePlayerPages } from '../playerContext';
import styles from '../player.module.css';
import type { TimelineFilter, TimelineKind } from '../gql/graphql';
import { byDay } from './entries';
import { TimelineEntry } from './TimelineEntry';
import own from './timeline.module.css';
import { TIMELINE } from './operations';

/** All that happened to the player, over every part of the casino, the newest first. */
export default function TimelineTab() {
  const t = useTexts('player');
  const timeZone = useTimeZone();
  const filter = useFilter();
  const pages = usePlayerPages(TIMELINE, { filter }, ({ player }) => player?.timeline);
  const { list, rows } = pages;
  const days = useMemo(() => byDay(rows, timeZone), [rows, timeZone]);
  return (
    <>
      <Filters isNarrowed={filter !== null} />
      <Section title={t('tab.timeline')}>
        {!list && pages.isLoading && <Loading rows={12} />}
        {!list && !pages.isLoading && pages.refusal && <Failed refusal={pages.refusal} onRetry={pages.reload} />}
        {list && days.length === 0 && <p className={styles['none']}>{t(filter === null ? 'timeline.none' : 'timeline.noneSuch')}</p>}
        {days.map(({ day, entries }) => (
          <section key={day} className={own['day']} aria-label={day}>
            <h3>
              <Day date={day} />
            </h3>
            <ol>
              {entries.map((entry, index) => (
                // What was read stays in its place, and entries have no ids.
                // oxlint-disable-next-line react/no-array-index-key
                <TimelineEntry key={`${entry.at} ${entry.kind} ${index}`} entry={entry} />
              ))}
            </ol>
          </section>
        ))}
        <NextRows pages={pages} />
      </Section>
    </>
  );
}

/** The kinds and days that the address asks for; null where it asks for all. */
function useFilter(): TimelineFilter | null {
  const timeZone = useTimeZone();
  const [{ kind, from, until }] = useUrlState();
  return useMemo(() => {
    const period = periodOf(from, until, timeZone);
    const kinds = manyOf(kind) as TimelineKind[];
    const filter = { ...(kinds.length > 0 && { kinds }), ...(period && { period }) };
    return Object.keys(filter).length === 0 ? null : filter;
  }, [kind, from, until, timeZone]);
}

function Filters({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useTexts('player');
  const kindChoices = useChoices('TimelineKind');
  const { may } = useViewer();
  const [{ kind, from, until }, change] = useUrlState();
  if (!may('Player.timeline(filter)')) return null;
  return (
    <div className={styles['filters']}>
      {may('TimelineFilter.kinds') && (
        <MultiSelect
          label={t('timeline.kind')}
          placeholder={kind === undefined ? t('filter.everyKind') : ''}
          data={kindChoices}
          value={kind?.split(',') ?? []}
          onChange={(kinds) => change({ kind: kinds.length === 0 ? undefined : kinds.join(',') })}
          searchable
          clearable
          miw={220}
          maw={460}
        />
      )}
      {may('TimelineFilter.period') && (
        <>
          <DayInput label={t('filter.from')} value={from} onChange={(day) => change({ from: day })} w={150} />
          <DayInput label={t('filter.until')} value={until} onChange={(day) => change({ until: day })} w={150} />
          <PeriodPresets onChoose={({ from: first, until: last }) => change({ from: first ?? undefined, until: last ?? undefined })} />
        </>
      )}
      {isNarrowed && (
        <Button variant="subtle" onClick={() => change({ kind: undefined, from: undefined, until: undefined })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
