import { Button } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { useTexts } from '../../texts/texts';
import { onDemand } from '../floating/onDemand';
import { useFloating } from '../floating/useFloating';
import type { Column } from './columns';
import type { Choice } from './ColumnChoices';
import { useHideable } from './DataGrid';

interface Props<Row> {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

const ColumnChoices = onDemand(() => import('./ColumnChoices'));

/** Which columns are shown, of those the viewer may read. */
export function ColumnMenu<Row>({ columns, hidden, onChange }: Props<Row>) {
  const t = useTexts('common');
  const { button, panel } = useFloating(ColumnChoices, 'dialog');
  const hideable: readonly Choice[] = useHideable(columns);
  return (
    <>
      <Button variant="default" leftSection={<Columns3 size={14} aria-hidden />} {...button}>
        {t('grid.columns')}
      </Button>
      <ColumnChoices.Component {...panel} choices={hideable} hidden={hidden} onChange={onChange} />
    </>
  );
}
