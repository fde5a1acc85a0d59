import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useTexts } from '../../texts/texts';
import styles from './AccessMatrixPage.module.css';
import { Level } from './Level';
import { levelAt, type Line, type Rights } from './matrix';

export interface MatrixColumn {
  /** A role, or `operator:ID`. */
  id: string;
  title: string;
  hint: string;
}

/** A coordinate, and a column; null: the coordinate as such. */
export interface Place {
  coordinate: string;
  column: string | null;
}

interface Props {
  lines: readonly Line[];
  columns: readonly MatrixColumn[];
  rights: Rights;
  /** Places whose level is about to be asked for: `COLUMN COORDINATE`. */
  drafted: ReadonlySet<string>;
  open: Place | null;
  onOpen: (place: Place) => void;
}

const ROW_PX = 30;
const PAGE = 20;

/** Coordinates by columns, only those in sight drawn. Arrows move from cell to cell, Enter opens one. */
export function MatrixGrid({ lines, columns, rights, drafted, open, onOpen }: Props) {
  const t = useTexts('access-matrix');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: 10, scrollPaddingStart: 34 });
  const [cursor, setCursor] = useState({ row: 0, column: 0 });
  const row = Math.min(cursor.row, lines.length - 1);
  const go = (to: { row: number; column: number }) => {
    setCursor(to);
    virtualizer.scrollToIndex(to.row);
  };
  const openAt = (index: number, column: number) => {
    const line = lines[index];
    setCursor({ row: index, column });
    if (line?.kind === 'coordinate') onOpen({ coordinate: line.coordinate, column: columns[column - 1]?.id ?? null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, { row, column: cursor.column }, lines.length, columns.length);
    if (next) go(next);
    else if (event.key === 'Enter' || event.key === ' ') openAt(row, cursor.column);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles['matrix']}
      role="grid"
      aria-label={t('title')}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={`${id}-${row}-${cursor.column}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ '--count': columns.length } as CSSProperties}
    >
      <div role="row" aria-rowindex={1} className={styles['head']}>
        <div role="columnheader" className={styles['name']}>
          {t('coordinate')}
        </div>
        {columns.map((column) => (
          <div key={column.id} role="columnheader" title={column.hint} className={styles['column']}>
            {column.title}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={styles['lines']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return (
            line && (
              <MatrixLine
                key={line.kind === 'type' ? line.type : line.coordinate}
                id={id}
                line={line}
                index={index}
                start={start}
                columns={columns}
                rights={rights}
                drafted={drafted}
                cursorAt={index === row ? cursor.column : -1}
                openAt={line.kind === 'coordinate' && open?.coordinate === line.coordinate ? columns.findIndex(({ id: each }) => each === open.column) + 1 : -1}
                onOpen={openAt}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function moved(key: string, { row, column }: { row: number; column: number }, rows: number, columns: number): { row: number; column: number } | null {
  const down: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: PAGE, PageUp: -PAGE };
  const across: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -column, End: columns - column };
  const step = down[key];
  const side = across[key];
  if (rows === 0 || (step === undefined && side === undefined)) return null;
  return { row: Math.max(0, Math.min(rows - 1, row + (step ?? 0))), column: Math.max(0, Math.min(columns, column + (side ?? 0))) };
}

interface LineProps {
  id: string;
  line: Line;
  index: number;
  start: number;
  columns: readonly MatrixColumn[];
  rights: Rights;
  drafted: ReadonlySet<string>;
  /** The column of the cursor and of what is open: 0 is the coordinate itself, -1 none of this line. */
  cursorAt: number;
  openAt: number;
  onOpen: (index: number, column: number) => void;
}

const MatrixLine = memo(function MatrixLine({ id, line, index, start, columns, rights, drafted, cursorAt, openAt, onOpen }: LineProps) {
  const t = useTexts('access-matrix');
  const position = { transform: `translateY(${start}px)` };
  if (line.kind === 'type') {
    return (
      <div role="row" aria-rowindex={index + 2} className={styles['type']} style={position}>
        <div role="rowheader" id={`${id}-${index}-${Math.max(0, cursorAt)}`} aria-colspan={columns.length + 1} className={styles['name']} data-cursor={cursorAt >= 0 || undefined}>
          {line.type} <span className={styles['count']}>{line.count}</span>
        </div>
      </div>
    );
  }
  return (
    <div role="row" aria-rowindex={index + 2} className={styles['line']} style={position}>
      {/* Keys are the grid's: it has the focus, and its cursor says which cell they are about. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div
        role="rowheader"
        tabIndex={-1}
        id={`${id}-${index}-0`}
        className={styles['name']}
        title={line.coordinate}
        data-cursor={cursorAt === 0 || undefined}
        data-open={openAt === 0 || undefined}
        onClick={() => onOpen(index, 0)}
      >
        {line.field}
      </div>
      {columns.map((column, at) => {
        const isDrafted = drafted.has(`${column.id} ${line.coordinate}`);
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={column.id}
            role="gridcell"
            tabIndex={-1}
            id={`${id}-${index}-${at + 1}`}
            className={styles['cell']}
            data-cursor={cursorAt === at + 1 || undefined}
            data-open={openAt === at + 1 || undefined}
            data-drafted={isDrafted || undefined}
            title={isDrafted ? t('drafted') : undefined}
            onClick={() => onOpen(index, at + 1)}
          >
            <Level level={levelAt(rights, column.id, line.coordinate)} />
          </div>
        );
      })}
    </div>
  );
});
