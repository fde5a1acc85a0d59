import { Button, Group, Modal, Stack } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTimeZone } from '../../../app/preferences';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { useUrlState } from '../../../ui/useUrlState';
import { DayInput } from '../../../ui/dates/DayInput';
import { addDays, dayIn, endOfDay, startOfDay } from '../../../ui/values/days';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { download, type Form } from './download';

/** The statement of a period that is over, as a file. */
export function StatementButton() {
  const t = useTexts('player');
  const { may } = useViewer();
  const [isOpen, setIsOpen] = useState(false);
  if (!may('Player.statement')) return null;
  return (
    <>
      <Button data-end variant="default" leftSection={<FileDown size={14} aria-hidden />} onClick={() => setIsOpen(true)}>
        {t('statement.button')}
      </Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={t('statement.title')} withCloseButton={false}>
        <StatementForm onClose={() => setIsOpen(false)} />
      </Modal>
    </>
  );
}

/** Of the days that the list shows, or of the last 30 days that are over. */
function StatementForm({ onClose }: { onClose: () => void }) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const timeZone = useTimeZone();
  const [state] = useUrlState();
  const [yesterday] = useState(() => addDays(dayIn(Date.now(), timeZone), -1) ?? '');
  const [from, setFrom] = useState(state['from'] ?? addDays(yesterday, -29) ?? undefined);
  const [until, setUntil] = useState(state['until'] ?? yesterday);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<Form | null>(null);
  const start = startOfDay(from, timeZone);
  const end = endOfDay(until, timeZone);
  const take = async (form: Form) => {
    if (start === null || end === null) return;
    setBusy(form);
    const refused = await download(player.id, form, start, end);
    setBusy(null);
    setProblem(refused === null ? null : refused || t('statement.failed'));
  };
  const isReady = start !== null && end !== null && start < end && busy === null;
  return (
    <Stack gap="sm">
      <p className={styles['words']}>{t('statement.words', { username: player.username ?? player.id, timeZone })}</p>
      <Group gap="sm">
        <DayInput label={t('filter.from')} value={from} max={yesterday} onChange={setFrom} w={150} />
        <DayInput label={t('filter.until')} value={until} max={yesterday} onChange={(day) => setUntil(day ?? '')} w={150} />
      </Group>
      <p className={styles['problem']} role="alert">
        {problem}
      </p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button variant="default" disabled={!isReady} loading={busy === 'csv'} onClick={() => void take('csv')}>
          {t('statement.csv')}
        </Button>
        <Button disabled={!isReady} loading={busy === 'pdf'} onClick={() => void take('pdf')}>
          {t('statement.pdf')}
        </Button>
      </Group>
    </Stack>
  );
}
