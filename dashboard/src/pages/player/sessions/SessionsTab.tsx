import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts, type Translate } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { useValueName } from '../../../ui/values/Tag';
import { usePlayerAct } from '../actions/usePlayerAct';
import type { SessionsQuery } from '../gql/graphql';
import { Listed } from '../Listed';
import { usePlayer, usePlayerRead } from '../playerContext';
import styles from '../player.module.css';
import { Rows } from '../Rows';
import { FactorResetPart } from './FactorResetPart';
import { END_SESSIONS, SESSIONS } from './operations';

type Session = NonNullable<NonNullable<SessionsQuery['player']>['sessions']>[number];
type ValueName = (type: string, value: string) => string;

/** Where the player is signed in, and the last removal of all factors. */
export default function SessionsTab() {
  const t = useTexts('player');
  const valueName = useValueName();
  const { may } = useViewer();
  const reading = usePlayerRead(SESSIONS, {});
  const sessions = reading.data?.player?.sessions;
  // Undefined: no dialog; null: all of them.
  const [ending, setEnding] = useState<string | null | undefined>();
  const mayEnd = may('Mutation.endPlayerSessions');
  const columns = useMemo(() => sessionColumns(t, valueName, mayEnd ? setEnding : null), [t, valueName, mayEnd]);
  const endAll = mayEnd && (sessions?.length ?? 0) > 0 && (
    <Button variant="default" size="compact-xs" onClick={() => setEnding(null)}>
      {t('sessions.endAll')}
    </Button>
  );
  return (
    <div className={styles['stack']}>
      {may('Player.sessions') && (
        <Listed title={t('sessions.title')} aside={endAll} reading={reading} list={sessions}>
          <Rows label={t('sessions.title')} rows={sessions ?? []} columns={columns} idOf={({ id }) => id} none={t('sessions.none')} />
        </Listed>
      )}
      {may('Player.factorReset') && reading.data?.player && <FactorResetPart reset={reading.data.player.factorReset} />}
      {ending !== undefined && <EndDialog sessionId={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

function EndDialog({ sessionId, onClose }: { sessionId: string | null; onClose: () => void }) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const username = player.username ?? player.id;
  return (
    <ActionDialog
      isOpen
      title={sessionId === null ? t('sessions.endAll') : t('sessions.end')}
      confirm={sessionId === null ? t('sessions.confirmAll', { username }) : t('sessions.confirmOne', { username })}
      isHarmful
      onClose={onClose}
      onConfirm={() => act(END_SESSIONS, { input: { playerId: player.id, sessionId } }, ['SessionsEnded'])}
    >
      <p className={styles['words']}>{t('sessions.means')}</p>
    </ActionDialog>
  );
}

function sessionColumns(t: Translate, valueName: ValueName, onEnd: ((id: string) => void) | null): Column<Session>[] {
  const end: Column<Session> = {
    id: 'end',
    title: t('sessions.act'),
    width: 90,
    cell: ({ id }) => (
      <Button variant="subtle" size="compact-xs" onClick={() => onEnd?.(id)}>
        {t('sessions.endOne')}
      </Button>
    ),
  };
  return [
    { id: 'startedAt', title: t('sessions.startedAt'), width: 180, needs: 'AccountSession.startedAt', cell: ({ startedAt }) => <Moment at={startedAt} /> },
    { id: 'seenAt', title: t('sessions.seenAt'), width: 120, needs: 'AccountSession.seenAt', cell: ({ seenAt }) => <Moment at={seenAt} isRelative /> },
    { id: 'expiresAt', title: t('sessions.expiresAt'), width: 180, needs: 'AccountSession.expiresAt', cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
    {
      id: 'proofs',
      title: t('sessions.proofs'),
      width: 160,
      needs: 'AccountSession.proofs',
      cell: ({ proofs }) => proofs?.map(({ factor }) => valueName('Factor', factor)).join(', ') || '–',
    },
    { id: 'ip', title: t('transactions.ip'), width: 130, needs: 'AccountSession.ip', cell: ({ ip }) => ip ?? '–' },
    { id: 'userAgent', title: t('sessions.userAgent'), width: 260, needs: 'AccountSession.userAgent', cell: ({ userAgent }) => userAgent ?? '–' },
    ...(onEnd ? [end] : []),
  ];
}
