import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTexts } from '../../texts/texts';
import type { Placed, Sorting } from './columns';
import styles from './DataGrid.module.css';
import { withAll, type Selection } from './selection';

interface Props<Row extends object> {
  columns: readonly Placed<Row>[];
  /** Undefined on a phone. */
  tracks: string | undefined;
  sorting: Sorting | null;
  onSort: ((sorting: Sorting) => void) | undefined;
  /** Of the rows that are loaded. */
  ids: readonly string[];
  selection: Selection | undefined;
}

export function Header<Row extends object>({ columns, tracks, sorting, onSort, ids, selection }: Props<Row>) {
  return (
    <div role="rowgroup" className={styles['header']}>
      <div role="row" className={styles['head']} aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
        {selection && <SelectAll ids={ids} selection={selection} />}
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sorting={sorting?.column === column.id ? sorting : null} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface CellProps<Row> {
  column: Placed<Row>;
  sorting: Sorting | null;
  onSort: ((sorting: Sorting) => void) | undefined;
}

function HeaderCell<Row>({ column, sorting, onSort }: CellProps<Row>) {
  const order = sorting && (sorting.isAscending ? 'ascending' : 'descending');
  return (
    <div role="columnheader" className={styles['cell']} data-numeric={column.isNumeric || undefined} data-place={column.place} {...(order && { 'aria-sort': order })}>
      {column.isSortable && onSort ? (
        <button type="button" onClick={() => onSort({ column: column.id, isAscending: sorting ? !sorting.isAscending : false })}>
          {column.title}
          {sorting?.isAscending === true && <ArrowUp size={12} aria-hidden />}
          {sorting?.isAscending === false && <ArrowDown size={12} aria-hidden />}
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}

function SelectAll({ ids, selection }: { ids: readonly string[]; selection: Selection }) {
  const t = useTexts('common');
  const isEvery = ids.length > 0 && ids.every((id) => selection.ids.has(id));
  return (
    <div role="columnheader" className={styles['select']}>
      <input
        type="checkbox"
        aria-label={t('grid.selectAll')}
        checked={isEvery}
        ref={(box) => {
          if (box) box.indeterminate = !isEvery && selection.ids.size > 0;
        }}
        onChange={() => selection.change(withAll(selection.ids, ids))}
      />
    </div>
  );
}
