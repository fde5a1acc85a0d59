import { Button, Checkbox, Group, SimpleGrid } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { countOf } from '../../../ui/values/formats';
import { useAct } from '../../../ui/useAct';
import { START_EXPORT } from '../operations';
import type { Asked } from '../usePlayers';
import { columnsOfList, keyOf, readableColumns, type Exportable } from './exportColumns';
import styles from '../PlayersPage.module.css';
import { useStart } from '../../jobs/useStart';

interface Props {
  asked: Asked;
  count: number;
  /** Ids of the columns that the list shows. */
  shown: readonly string[];
  onStarted: (jobId: string) => void;
  onClose: () => void;
}

/** A file of all that the filter holds, in the order of the list, with the columns that are chosen. */
export default function ExportDialog({ asked: { filter, sort }, count, shown, onStarted, onClose }: Props) {
  const t = useTexts('players');
  const language = useLanguage();
  const { may } = useViewer();
  const act = useAct();
  const { key, told } = useStart(onStarted);
  const readable = useMemo(() => readableColumns(may), [may]);
  const [columns, setColumns] = useState<readonly Exportable[]>(() => columnsOfList(shown, readable));
  const toggle = (column: Exportable) => setColumns(readable.filter((each) => (each === column) !== columns.includes(each)));
  const input = { key, ...(filter && { filter }), ...(sort && { sort }), columns: [...columns] };
  return (
    <ActionDialog
      isOpen
      title={t('bulk.export.title', { count, written: countOf(count, language) })}
      confirm={t('bulk.export.confirm', { count, written: countOf(count, language) })}
      isReady={columns.length > 0}
      onConfirm={async () => told(await act(START_EXPORT, { input }))}
      onClose={onClose}
    >
      <Group gap="xs">
        <Button size="compact-xs" variant="default" onClick={() => setColumns(columnsOfList(shown, readable))}>
          {t('bulk.export.likeList')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setColumns(readable)}>
          {t('bulk.export.all')}
        </Button>
      </Group>
      <SimpleGrid component="fieldset" cols={2} spacing="xs" verticalSpacing={6} aria-label={t('bulk.export.columns')} bd={0} p={0} m={0}>
        {readable.map((column) => (
          <Checkbox
            key={column}
            size="xs"
            label={t(`bulk.export.field.${keyOf(column)}`)}
            checked={columns.includes(column)}
            onChange={() => toggle(column)}
            {...(columns[0] === column && { 'data-autofocus': true })}
          />
        ))}
      </SimpleGrid>
      <p className={styles['words']}>{t('bulk.export.words')}</p>
    </ActionDialog>
  );
}
