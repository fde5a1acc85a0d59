import { Checkbox, SimpleGrid } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { useAct } from '../../../ui/useAct';
import { useUrlState } from '../../../ui/useUrlState';
import { useStart } from '../../jobs/useStart';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import { exportableColumns } from './exportColumns';
import { START_TRANSACTIONS_EXPORT } from './operations';
import { useFilter } from './useTransactions';

interface Props {
  onStarted: (jobId: string) => void;
  onClose: () => void;
}

/** A file of the transactions that the filters of the list hold, with the columns that are chosen. */
export default function ExportDialog({ onStarted, onClose }: Props) {
  const t = useTexts('player');
  const { may } = useViewer();
  const { player } = usePlayer();
  const [state] = useUrlState();
  const filter = useFilter(state);
  const act = useAct();
  const { key, told } = useStart(onStarted);
  const readable = useMemo(() => exportableColumns(may), [may]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const columns = readable.flatMap(({ name, coordinates }) => (left.includes(name) ? [] : coordinates));
  const input = { key, playerId: player.id, ...(filter && { filter }), columns };
  return (
    <ActionDialog
      isOpen
      title={t('export.title', { username: player.username ?? player.id })}
      confirm={t('export.confirm')}
      isReady={columns.length > 0}
      onConfirm={async () => told(await act(START_TRANSACTIONS_EXPORT, { input }))}
      onClose={onClose}
    >
      <p className={styles['words']}>{filter === null ? t('export.all') : t('export.filtered')}</p>
      <SimpleGrid component="fieldset" cols={2} spacing="xs" verticalSpacing={6} aria-label={t('export.columns')} bd={0} p={0} m={0}>
        {readable.map(({ name }, index) => (
          <Checkbox
            key={name}
            size="xs"
            label={t(`transactions.${name}`)}
            checked={!left.includes(name)}
            onChange={() => setLeft((before) => (before.includes(name) ? before.filter((each) => each !== name) : [...before, name]))}
            {...(index === 0 && { 'data-autofocus': true })}
          />
        ))}
      </SimpleGrid>
      <p className={styles['words']}>{t('export.words')}</p>
    </ActionDialog>
  );
}
