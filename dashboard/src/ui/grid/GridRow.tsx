import { memo, type MouseEvent, type ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import type { Placed } from './columns';
import styles from './DataGrid.module.css';

interface Props<Row extends object> {
  data: Row;
  columns: readonly Placed<Row>[];
  index: number;
  start: number;
  /** Undefined on a phone. */
  tracks: string | undefined;
  isAtCursor: boolean;
  isOpen: boolean;
  /** Null where rows cannot be selected. */
  isSelected: boolean | null;
  onOpen: (index: number) => void;
  /** With the shift key: every row from the last one on. */
  onSelect: (index: number, isRange: boolean) => void;
}

function Line<Row extends object>(props: Props<Row>) {
  const { data, columns, index, start, tracks, isAtCursor, isOpen, isSelected } = props;
  return (
    // Keys are the grid's: it has the focus, and the cursor says which row they are about.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      tabIndex={-1}
      className={styles['row']}
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? undefined}
      data-cursor={isAtCursor || undefined}
      data-open={isOpen || undefined}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
      onClick={() => props.onOpen(index)}
    >
      {isSelected !== null && <SelectCell isSelected={isSelected} onSelect={(isRange) => props.onSelect(index, isRange)} />}
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={styles['cell']} data-numeric={column.isNumeric || undefined} data-place={column.place}>
          {column.cell(data) as ReactNode}
        </div>
      ))}
    </div>
  );
}

function SelectCell({ isSelected, onSelect }: { isSelected: boolean; onSelect: (isRange: boolean) => void }) {
  const t = useTexts('common');
  const select = (event: MouseEvent) => {
    event.stopPropagation();
    onSelect(event.shiftKey);
  };
  return (
    // The whole cell is the target; the box in it only shows what is so, and x does the same by key.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div role="gridcell" tabIndex={-1} className={styles['select']} onClick={select}>
      <input type="checkbox" tabIndex={-1} aria-label={t('grid.select')} checked={isSelected} readOnly />
    </div>
  );
}

/** Drawn again only when what it shows has changed: a push about one row leaves the others alone. */
export const GridRow = memo(Line) as typeof Line;
