import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../paths';
import type { Translate } from '../../texts/texts';
import type { Column } from '../../ui/grid/columns';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Secured } from '../../ui/values/Secured';
import { Label, Tag } from '../../ui/values/Tag';
import styles from './PlayersPage.module.css';
import type { PlayersQuery } from './gql/graphql';

export type PlayerRow = NonNullable<NonNullable<PlayersQuery['players']>['nodes'][number]>;

/** Hidden until they are chosen. */
export const HIDDEN_AT_FIRST = ['externalId', 'jurisdiction', 'source', 'email', 'missing'];

export function playerColumns(t: Translate, valueName: (type: string, value: string) => string): Column<PlayerRow>[] {
  const column = (id: string, width: number, needs: string, cell: (row: PlayerRow) => ReactNode, more: Partial<Column<PlayerRow>> = {}): Column<PlayerRow> => ({
    id,
    width,
    needs,
    cell,
    title: t(`column.${id}`),
    ...more,
  });
  return [
    column('username', 250, 'Player.username', (row) => <Name row={row} />, { isFixed: true, isSortable: true }),
    column('status', 116, 'Player.status', ({ status }) => <Tag type="PlayerStatus" value={status} />, { isSortable: true }),
    column('missing', 170, 'Player.missing', ({ missing }) => missing?.map((each) => valueName('ConditionOfPlay', each)).join(', ')),
    column('balance', 146, 'Player.wallets', (row) => <Money value={balanceOf(row)} />, { isNumeric: true, isSortable: true }),
    column('country', 76, 'Player.country', ({ country }) => country, { isSortable: true }),
    column('vipLevel', 56, 'Player.vipLevel', ({ vipLevel }) => vipLevel, { isNumeric: true, isSortable: true }),
    column('tags', 140, 'Player.tags', ({ tags }) => <Tags tags={tags ?? []} />),
    column('email', 200, 'Player.email', ({ email }) => <Secured coordinate="Player.email" isEmpty={!email}>{email}</Secured>),
    column('externalId', 130, 'Player.externalId', ({ externalId }) => externalId),
    column('jurisdiction', 100, 'Player.jurisdiction', ({ jurisdiction }) => jurisdiction),
    column('source', 160, 'Player.source', ({ source }) => [source?.trafficSource, source?.campaign].filter(Boolean).join(' · ')),
    column('lastSeen', 130, 'Player.lastSeenAt', ({ lastSeenAt }) => <Moment at={lastSeenAt} isRelative />, { isSortable: true }),
    column('created', 190, 'Player.createdAt', ({ createdAt }) => <Moment at={createdAt} />, { isSortable: true }),
  ];
}

/** Real money in the player's own currency; of several wallets the first of that currency. */
function balanceOf({ wallets, currency }: PlayerRow) {
  const real = wallets?.filter(({ kind }) => kind === 'REAL') ?? [];
  return (real.find((wallet) => wallet.currency === currency) ?? real[0])?.balance;
}

function Name({ row }: { row: PlayerRow }) {
  const fullName = [row.name?.first, row.name?.last].filter(Boolean).join(' ');
  return (
    <span className={styles['name']} title={[row.username, fullName, row.id].filter(Boolean).join(' · ')}>
      <Link to={paths.player(row.id)} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
        {row.username ?? row.id}
      </Link>
      {fullName && <span>{fullName}</span>}
    </span>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className={styles['tags']} title={tags.join(', ')}>
      {tags.map((tag) => (
        <Label key={tag}>{tag}</Label>
      ))}
    </span>
  );
}
