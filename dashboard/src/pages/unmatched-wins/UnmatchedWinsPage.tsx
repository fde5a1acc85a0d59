import { useMemo } from 'react';
import { useTexts } from '../../texts/texts';
import { DataGrid } from '../../ui/grid/DataGrid';
import type { Column } from '../../ui/grid/columns';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Panel, Split, splitStyles } from '../../ui/layout/Split';
import { Fact, Facts, Page } from '../../ui/Page';
import { Empty, Failed } from '../../ui/states';
import { useUrlState } from '../../ui/useUrlState';
import { ClaimBanner, useHolderColumn } from '../../work/ClaimBanner';
import { actorName, PlayerLink } from '../../work/people';
import { useClaims, type Claims } from '../../work/useClaims';
import { useQueueList } from '../../work/useQueueList';
import type { UnmatchedWinsQuery } from './gql/graphql';
import { UNMATCHED_WINS } from './operations';

const PHONE_ROW = ['player', 'amount', 'reference', 'at'] as const;

type Win = NonNullable<UnmatchedWinsQuery['unmatchedWins']>['nodes'][number];

/** Wins whose bet has not come: each waits for its bet, a retry or an operator. */
export default function UnmatchedWinsPage() {
  const t = useTexts('unmatched-wins');
  const list = useQueueList(UNMATCHED_WINS, (data) => data.unmatchedWins);
  const [state, change] = useUrlState();
  const claims = useClaims('UNMATCHED_WIN');
  const columns = useColumns(claims);
  const open = list.rows.find(({ id }) => id === state['open']);
  return (
    <Page title={t('title')} isFilled>
      {list.refusal && list.rows.length === 0 ? (
        <Failed refusal={list.refusal} onRetry={list.reload} />
      ) : (
        <Split>
          <DataGrid
            label={t('title')}
            rows={list.rows}
            columns={columns}
            phone={PHONE_ROW}
            idOf={idOf}
            pages={list}
            isLoading={list.isLoading}
            openId={open?.id ?? null}
            onOpen={({ id }) => change({ open: id })}
            empty={<Empty title={t('empty.title')}>{t('empty.words')}</Empty>}
          />
          {open && <WinPanel key={open.id} win={open} claims={claims} onClose={() => change({ open: undefined })} />}
        </Split>
      )}
    </Page>
  );
}

const idOf = ({ id }: Win) => id;

/** One win, whose references are whole here; it is claimed while its bet is looked for. */
function WinPanel({ win, claims, onClose }: { win: Win; claims: Claims; onClose: () => void }) {
  const t = useTexts('unmatched-wins');
  return (
    <Panel title={t('win')} aside={<Money value={win.amount} />} onClose={onClose}>
      <ClaimBanner kind="UNMATCHED_WIN" id={win.id} isWaiting claims={claims} />
      <Facts>
        <Fact name={t('player')}>
          <PlayerLink player={win.player} />
        </Fact>
        <Fact name={t('at')}>
          <Moment at={win.at} />
        </Fact>
        <Fact name={t('reference')}>
          <span className={splitStyles['mono']}>{win.reference ?? '–'}</span>
        </Fact>
        <Fact name={t('bet')}>
          <span className={splitStyles['mono']}>{win.betReference ?? '–'}</span>
        </Fact>
        <Fact name={t('caller')}>{win.caller ? actorName(win.caller) : '–'}</Fact>
      </Facts>
    </Panel>
  );
}

function useColumns(claims: Claims): readonly Column<Win>[] {
  const t = useTexts('unmatched-wins');
  const holder = useHolderColumn<Win>(claims);
  return useMemo(
    () => [
      { id: 'at', title: t('at'), width: 120, cell: ({ at }) => <Moment at={at} isRelative />, isFixed: true },
      { id: 'player', title: t('player'), width: 160, cell: ({ player }) => <PlayerLink player={player} />, needs: 'UnmatchedWin.player' },
      { id: 'reference', title: t('reference'), width: 220, cell: ({ reference }) => <span title={reference ?? ''}>{reference}</span>, needs: 'UnmatchedWin.reference' },
      { id: 'bet', title: t('bet'), width: 220, cell: ({ betReference }) => <span title={betReference ?? ''}>{betReference}</span>, needs: 'UnmatchedWin.betReference' },
      { id: 'caller', title: t('caller'), width: 160, cell: ({ caller }) => (caller ? actorName(caller) : '–'), needs: 'UnmatchedWin.caller' },
      { id: 'amount', title: t('amount'), width: 130, cell: ({ amount }) => <Money value={amount} />, isNumeric: true, needs: 'UnmatchedWin.amount' },
      holder,
    ],
    [t, holder],
  );
}
