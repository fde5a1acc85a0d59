import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useLive } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { paths } from '../../paths';
import { useTexts } from '../../texts/texts';
import { PanelPart, splitStyles } from '../../ui/layout/Split';
import { NextRows } from '../../ui/lists/NextRows';
import { Failed, Loading } from '../../ui/states';
import { isUnderWay, STEP_CODES } from './jobs';
import type { OpenJob } from './JobPanel';
import styles from './JobsPage.module.css';
import { FAILED_PLAYERS, FAILURES } from './operations';

const PAGE_SIZE = 50;
const NAMED_MAX = 200;

/** The players that a job could not change, and why. */
export function Failures({ job }: { job: OpenJob }) {
  const t = useTexts('jobs');
  const pages = usePages(FAILURES, { id: job.id, first: PAGE_SIZE }, (data) => data.job?.failures);
  const { list, rows, refusal, reload } = pages;
  const isOver = !isUnderWay(job.state);
  useEffect(() => {
    if (isOver) reload();
  }, [isOver, reload]);
  const names = useNames(rows.map(({ playerId }) => playerId));
  const mayOpen = useMay('Query.player');
  return (
    <PanelPart title={t('failures.title')}>
      {!list && (refusal ? <Failed refusal={refusal} onRetry={reload} /> : <Loading rows={3} />)}
      <ul className={splitStyles['list']} aria-label={t('failures.title')}>
        {rows.map(({ playerId, code, message }) => (
          <li key={playerId} className={styles['failure']}>
            {mayOpen ? <Link to={paths.player(playerId)}>{names.get(playerId) ?? playerId}</Link> : (names.get(playerId) ?? playerId)}
            <span title={code}>{STEP_CODES.has(code) ? t(`failures.why.${code}`) : message}</span>
          </li>
        ))}
      </ul>
      <NextRows pages={pages} />
    </PanelPart>
  );
}

/** What these players are called, once it is known. */
function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = ids.slice(0, NAMED_MAX);
  useLive(FAILED_PLAYERS, { playerIds: asked }, {
    pause: asked.length === 0,
    onPush: ({ playersChanged }) => setNames((before) => new Map([...before, ...playersChanged.map(({ id, username }): [string, string] => [id, username ?? id])])),
  });
  return names;
}
