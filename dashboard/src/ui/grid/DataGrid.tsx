import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useViewer } from '../../api/viewer';
import { onDemand } from '../floating/onDemand';
import { useOpened } from '../floating/useOpened';
import type { ListState } from '../lists/NextRows';
import { UnreadNotice } from '../lists/UnreadNotice';
import { Loading } from '../states';
import { placed, template, widthOf, type Column, type PhoneRow, type Placed, type Sorting } from './columns';
import styles from './DataGrid.module.css';
import { GridRow } from './GridRow';
import { Header } from './Header';
import { toggled, withRange, type Selection } from './selection';
import { SelectionBar } from './SelectionBar';
import { useGridKeys } from './useGridKeys';

export interface Props<Row extends object> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** What of a row is shown on a phone. */
  phone: PhoneRow;
  /** Ids of columns that are not shown. */
  hidden?: readonly string[];
  idOf: (row: Row) => string;
  /** All there are on the server; null where that is not known. */
  total?: number | null;
  /** The list that `rows` are of: its next page is read when the end of what is loaded comes into sight. */
  pages?: ListState;
  isLoading?: boolean;
  sorting?: Sorting | null;
  onSort?: (sorting: Sorting) => void;
  /** Enter, or a click on the row. */
  onOpen?: (row: Row) => void;
  /** The row whose details are beside the grid. */
  openId?: string | null;
  /** The row that keys are about at first: where one comes back to. */
  startAt?: string | null;
  /** Boxes before the rows, and a bar below that counts what is selected: see useSelection. */
  selection?: Selection;
  /** Shown where there are no rows. */
  empty: ReactNode;
  /** Called with the ids of the rows in sight. */
  onSeen?: (ids: readonly string[]) => void;
}

const ROW_PX = 36;
const HEAD_PX = 32;
/** Two lines: see DataGrid.module.css. */
const PHONE_ROW_PX = 58;
const PHONE_HEAD_PX = 44;
const PHONE = '(max-width: 600px)';
const OVERSCAN = 12;
const MORE_BEFORE_END = 30;

/** A virtualised table: j and k move the cursor, Enter opens, x selects. Give it a parent with a height. */
export function DataGrid<Row extends object>(props: Props<Row>) {
  const { selection, pages } = props;
  const isPhone = useMediaQuery(PHONE, matchMedia(PHONE).matches, { getInitialValueInEffect: false });
  return (
    <div className={styles['area']}>
      {isPhone && !props.onOpen ? <DetailedTable {...props} /> : <Table key={String(isPhone)} {...props} isPhone={isPhone} />}
      {pages?.unread && (
        <div className={styles['unread']}>
          <UnreadNotice unread={pages.unread} />
        </div>
      )}
      {selection && <SelectionBar selection={selection} />}
    </div>
  );
}

const RowDetails = onDemand(() => import('./RowDetails'));

/** On a phone, of rows that lead nowhere: a row opens all of its columns. */
function DetailedTable<Row extends object>(props: Props<Row>) {
  const columns = useShownColumns(props.columns, props.hidden);
  const [row, setRow] = useState<Row | null>(null);
  const details = useOpened(RowDetails);
  const open = (opened: Row) => {
    setRow(opened);
    details.open();
  };
  const facts = row === null ? [] : columns.map(({ id, title, cell }) => ({ id, title, value: cell(row) }));
  return (
    <>
      <Table {...props} onOpen={open} isPhone />
      <RowDetails.Component title={props.label} facts={facts} isOpen={details.isOpen} onClose={details.close} />
    </>
  );
}

function Table<Row extends object>(props: Props<Row> & { isPhone: boolean }) {
  const { rows, idOf, pages, selection, openId = null, onSeen, isPhone } = props;
  const hasMore = pages?.hasMore ?? false;
  const readable = useShownColumns(props.columns, props.hidden);
  const shown = useMemo<readonly Placed<Row>[]>(() => (isPhone ? placed(readable, props.phone) : readable), [isPhone, readable, props.phone]);
  const ids = useMemo(() => rows.map(idOf), [rows, idOf]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? PHONE_ROW_PX : ROW_PX),
    getItemKey: (index) => ids[index] ?? index,
    overscan: OVERSCAN,
    scrollPaddingStart: isPhone ? PHONE_HEAD_PX : HEAD_PX,
  });
  const items = virtualizer.getVirtualItems();
  const { cursor, onKeyDown, onOpen, onSelect } = useCursor(props, ids, (index) => virtualizer.scrollToIndex(index));
  useMoreAtEnd(items.at(-1)?.index ?? 0, rows.length, hasMore, pages?.more);
  useSeen(items.map(({ index }) => ids[index] ?? '').join(' '), onSeen);
  const hasSelection = selection !== undefined;
  const tracks = isPhone ? undefined : template(shown, hasSelection);
  return (
    <div
      ref={scroller}
      className={styles['grid']}
      data-phone={isPhone || undefined}
      data-selectable={hasSelection || undefined}
      role="grid"
      data-scroll-restoration-id={props.label}
      aria-label={props.label}
      aria-rowcount={rowCount(props)}
      aria-multiselectable={hasSelection || undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ '--columns': isPhone ? '0' : widthOf(shown, hasSelection) } as CSSProperties}
    >
      <Header columns={shown} tracks={tracks} sorting={props.sorting ?? null} onSort={props.onSort} ids={ids} selection={selection} />
      <div role="rowgroup" className={styles['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          const id = ids[index];
          if (!row || id === undefined) return null;
          return (
            <GridRow
              key={key}
              data={row}
              columns={shown}
              index={index}
              start={start}
              tracks={tracks}
              isAtCursor={index === cursor}
              isOpen={id === openId}
              isSelected={selection?.ids.has(id) ?? null}
              onOpen={onOpen}
              onSelect={onSelect}
            />
          );
        })}
      </div>
      <Below isLoading={props.isLoading ?? false} isEmpty={rows.length === 0} empty={props.empty} />
    </div>
  );
}

/** With the header; -1, which is to say unknown, where more is to come and how much is not known. */
function rowCount<Row extends object>({ total = null, rows, pages }: Props<Row>): number {
  if (total === null && pages?.hasMore) return -1;
  return (total ?? rows.length) + 1;
}

/** Which row keys are about, and what they and the pointer do. The pointer's part stays the same function. */
function useCursor<Row extends object>({ rows, onOpen, selection, startAt }: Props<Row>, ids: readonly string[], show: (index: number) => void) {
  const [cursor, setCursor] = useState(() => Math.max(0, startAt ? ids.indexOf(startAt) : 0));
  const latest = useRef({ rows, ids, cursor, onOpen, selection });
  useLayoutEffect(() => {
    latest.current = { rows, ids, cursor, onOpen, selection };
  });
  const moveTo = (index: number) => {
    setCursor(index);
    show(index);
  };
  const open = useCallback((index: number) => {
    setCursor(index);
    const row = latest.current.rows[index];
    if (row) latest.current.onOpen?.(row);
  }, []);
  const select = useCallback((index: number, isRange: boolean) => {
    const { ids: order, cursor: from, selection: selected } = latest.current;
    setCursor(index);
    selected?.change(isRange ? withRange(selected.ids, order, from, index) : toggled(selected.ids, order[index] ?? ''));
  }, []);
  return { cursor, onKeyDown: useGridKeys({ cursor, moveTo, rows, ids, onOpen, selection }), onOpen: open, onSelect: select };
}

function Below({ isLoading, isEmpty, empty }: { isLoading: boolean; isEmpty: boolean; empty: ReactNode }) {
  if (!isEmpty) return null;
  return (
    <div role="row" className={styles['below']}>
      <div role="gridcell">{isLoading ? <Loading rows={10} /> : empty}</div>
    </div>
  );
}

/** Those the viewer may read, and did not hide. */
function useShownColumns<Row>(columns: readonly Column<Row>[], hidden: readonly string[] | undefined): readonly Column<Row>[] {
  const { may } = useViewer();
  return useMemo(
    () => columns.filter(({ id, needs, isFixed }) => (needs === undefined || may(needs)) && (isFixed || !hidden?.includes(id))),
    [columns, hidden, may],
  );
}

/** Asks once for each number of rows that are there, whether or not the end stays in sight. */
function useMoreAtEnd(last: number, count: number, hasMore: boolean, onMore: (() => void) | undefined): void {
  const askedAt = useRef(-1);
  useEffect(() => {
    if (askedAt.current !== count) askedAt.current = -1;
    if (!hasMore || last <= count - MORE_BEFORE_END || askedAt.current === count) return;
    askedAt.current = count;
    onMore?.();
  }, [last, count, hasMore, onMore]);
}

function useSeen(ids: string, onSeen: ((ids: readonly string[]) => void) | undefined): void {
  useEffect(() => {
    if (onSeen && ids !== '') onSeen(ids.split(' '));
  }, [ids, onSeen]);
}

/** The columns a grid may take away, for a menu. */
export function useHideable<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const shown = useShownColumns(columns, undefined);
  return shown.filter(({ isFixed }) => !isFixed);
}
