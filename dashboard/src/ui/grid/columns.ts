/** The columns of a grid. */

import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  title: string;
  /** In pixels; wider windows share what is left in proportion. */
  width: number;
  cell: (row: Row) => ReactNode;
  /** At the end of the line: amounts and counts. */
  isNumeric?: boolean;
  isSortable?: boolean;
  /** `Type.field` that the viewer must be able to read; without it there is no such column. */
  needs?: string;
  /** It identifies the row, and cannot be taken away. */
  isFixed?: boolean;
}

/** Ids of columns in the two lines of a row on a phone: name and value, then what about it and when. Other columns are for wider windows. */
export type PhoneRow = readonly [name: string, value: string, about?: string, when?: string];

const PLACES = ['name', 'value', 'about', 'when'] as const;

/** A column, and on a phone its place in the row. */
export type Placed<Row> = Column<Row> & { place?: (typeof PLACES)[number] };

/** The columns of a row on a phone. What the viewer may not read, or took away, leaves its place empty. */
export function placed<Row>(columns: readonly Column<Row>[], row: PhoneRow): readonly Placed<Row>[] {
  return PLACES.flatMap((place, index) => {
    const column = columns.find(({ id }) => id === row[index]);
    return column ? [{ ...column, place }] : [];
  });
}

export interface Sorting {
  column: string;
  isAscending: boolean;
}

const SELECT_PX = 36;

/** The least width of a line; where the window is narrower, the grid scrolls sideways. */
export function widthOf(columns: readonly { width: number }[], hasSelection: boolean): string {
  return `${columns.reduce((sum, { width }) => sum + width, hasSelection ? SELECT_PX : 0)}px`;
}

export function template(columns: readonly { width: number }[], hasSelection: boolean): string {
  const widths = columns.map(({ width }) => `minmax(${width}px, ${width}fr)`);
  return [...(hasSelection ? [`${SELECT_PX}px`] : []), ...widths].join(' ');
}
