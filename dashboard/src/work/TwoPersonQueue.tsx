import type { ComponentType, ReactNode } from 'react';
import { useTexts } from '../texts/texts';
import { Moment } from '../ui/values/Moment';
import { Empty } from '../ui/states';
import { HolderTag } from './ClaimBanner';
import type { WorkItemKind } from './gql/graphql';
import { EntryLines, QueuePage } from './QueuePage';
import { useClaims, type Claims } from './useClaims';
import { useQueue } from './useQueue';
import type { QueueList } from './useQueueList';

interface Waiting {
  id: string;
  state: string | null;
  createdAt?: string | null;
  player?: { id: string; username?: string | null } | null;
}

/** What the component of one item is given. */
export interface ItemProps<Item> {
  item: Item;
  claims: Claims;
  onDecided: () => void;
}

interface Props<Item> {
  kind: WorkItemKind;
  title: string;
  /** The coordinate of the list. */
  needs: string;
  /** Which part of the queue is shown. */
  tabs?: ReactNode;
  list: QueueList<unknown, { nodes: readonly Item[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } }>;
  /** Which rows of the list belong to that part; those that wait, if not given. */
  isShown?: (item: Item) => boolean;
  /** The lines of an entry, beside the player and the age. */
  renderAmount?: (item: Item) => ReactNode;
  renderAbout: (item: Item) => ReactNode;
  /** In words, where nothing waits. */
  empty: { title: string; words: string };
  /** The open item: its evidence, and what can be decided. */
  Item: ComponentType<ItemProps<Item>>;
}

const waits = ({ state }: Waiting) => state === 'PENDING';

/** A queue of what one operator asked for and another decides: once one is decided, the next is open. */
export function TwoPersonQueue<Item extends Waiting>({ kind, title, needs, tabs, list, isShown = waits, renderAmount, renderAbout, empty, Item }: Props<Item>) {
  const t = useTexts('work');
  const rows = list.rows.filter(isShown);
  const claims = useClaims(kind);
  const queue = useQueue(rows.map(({ id }) => id));
  const open = rows.find(({ id }) => id === queue.openId);
  const decided = () => {
    queue.goOn();
    list.reload();
  };
  return (
    <QueuePage
      title={title}
      needs={needs}
      tabs={tabs}
      reading={list}
      rows={rows}
      idOf={({ id }) => id}
      renderEntry={(row) => (
        <EntryLines
          who={row.player?.username ?? row.player?.id}
          amount={renderAmount?.(row)}
          about={
            <>
              {renderAbout(row)} <HolderTag claim={claims.get(row.id)} />
            </>
          }
          age={<Moment at={row.createdAt} isRelative />}
        />
      )}
      empty={empty}
      queue={queue}
    >
      {open ? <Item key={open.id} item={open} claims={claims} onDecided={decided} /> : !list.isLoading && <Empty title={t('gone')} />}
    </QueuePage>
  );
}
