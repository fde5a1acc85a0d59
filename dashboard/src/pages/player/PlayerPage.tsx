import { useParams } from '@tanstack/react-router';
import { useLive, useRead } from '../../api/useRead';
import { useTexts } from '../../texts/texts';
import { Page } from '../../ui/Page';
import { Failed, Loading } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { Actions } from './actions/Actions';
import { StateHeader } from './header/StateHeader';
import { PLAYER, STATUS_CHANGED } from './operations';
import { PlayerContext, useRereadAt, useRevision, type Player } from './playerContext';
import { PlayerTabs } from './PlayerTabs';
import { UnknownPlayer } from './UnknownPlayer';

/** One player: who they are, what they may do, and all that happened to them, a tab for each side of it. */
export default function PlayerPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return <PlayerWithId key={id} id={id} />;
}

/** What the server answers for text that is no id at all. */
const NO_ID = 'BAD_USER_INPUT';

function PlayerWithId({ id }: { id: string }) {
  const t = useTexts('player');
  const { revision, changed } = useRevision();
  const { data, refusal, isLoading, reload } = useRead(PLAYER, { id });
  useRereadAt(revision, reload);
  const player = data?.player ?? null;
  useLive(STATUS_CHANGED, { id }, { pause: player === null, onPush: changed });
  if (player) return <KnownPlayer player={player} revision={revision} changed={changed} />;
  const isUnreadable = refusal !== null && refusal.code !== NO_ID;
  return (
    <Page title={t('title')}>
      {isLoading && <Loading rows={10} />}
      {!isLoading && isUnreadable && <Failed refusal={refusal} onRetry={reload} />}
      {!isLoading && !isUnreadable && <UnknownPlayer id={id} />}
    </Page>
  );
}

function KnownPlayer({ player, revision, changed }: { player: Player; revision: number; changed: () => void }) {
  return (
    <PlayerContext value={{ player, revision, changed }}>
      <Page title={player.username ?? player.id} aside={<Tag type="PlayerStatus" value={player.status} />} actions={<Actions />}>
        <StateHeader />
        <PlayerTabs />
      </Page>
    </PlayerContext>
  );
}
