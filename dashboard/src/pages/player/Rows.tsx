import type { ReactNode } from 'react';
import { useViewer } from '../../api/viewer';
import type { Column } from '../../ui/grid/columns';
import shared from './player.module.css';
import styles from './Rows.module.css';

const WIDE_PX = 240;

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  idOf: (row: Row, index: number) => string;
  /** Where there are no rows. */
  none: string;
}

/**
 * A plain table of a few rows, in which wide columns wrap; without the columns that the viewer may not read. On a
 * phone each row is a block of its values under their titles.
 */
export function Rows<Row>({ label, rows, columns, idOf, none }: Props<Row>) {
  const { may } = useViewer();
  const shown = columns.filter(({ needs }) => needs === undefined || may(needs));
  if (rows.length === 0) return <p className={shared['none']}>{none}</p>;
  return (
    // It scrolls to the side where the window is narrow: with keys, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['tableArea']} tabIndex={0}>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            {shown.map(({ id, title, isNumeric }) => (
              <th key={id} scope="col" data-numeric={isNumeric || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={idOf(row, index)}>
              {shown.map(({ id, title, isNumeric, width, cell }) => (
                <td key={id} data-title={title} data-numeric={isNumeric || undefined} data-wide={width >= WIDE_PX || undefined}>
                  {cell(row) as ReactNode}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
