import { Button } from '@mantine/core';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../values/formats';
import styles from './DataGrid.module.css';
import type { Selection } from './selection';

const NONE: ReadonlySet<string> = new Set();

/** How many rows are selected, told as it changes, and what can be done with them. Below the grid: no row moves. */
export function SelectionBar({ selection: { ids, change, actions } }: { selection: Selection }) {
  const t = useTexts('common');
  const language = useLanguage();
  const isEmpty = ids.size === 0;
  return (
    <div className={styles['bar']} data-empty={isEmpty || undefined}>
      <span role="status">{!isEmpty && t('grid.selected', { count: ids.size, written: countOf(ids.size, language) })}</span>
      {!isEmpty && (
        <>
          {actions}
          <Button variant="subtle" size="compact-sm" ml="auto" onClick={() => change(NONE)}>
            {t('grid.unselect')}
          </Button>
        </>
      )}
    </div>
  );
}
