import { useState, type ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import { onDemand } from '../../../ui/floating/onDemand';
import { useOpened } from '../../../ui/floating/useOpened';

const ExportDialog = onDemand(() => import('./ExportDialog'));
const StartedJob = onDemand<{ id: string; onClose: () => void }>(() => import('../../jobs/StartedJob').then((found) => ({ default: found.StartedJob })));

/** Opens the dialog that starts an export, where the viewer may; and what is drawn for that and for the job. */
export function useExport(): { open: (() => void) | null; drawn: ReactNode } {
  const mayExport = useMay('Mutation.startTransactionsExport');
  const { isOpen, open, close } = useOpened(ExportDialog);
  const [jobId, setJobId] = useState<string | null>(null);
  const started = (id: string) => void StartedJob.load().then(() => setJobId(id));
  const drawn = (
    <>
      {isOpen && <ExportDialog.Component onStarted={started} onClose={close} />}
      <div aria-live="polite">{jobId && <StartedJob.Component key={jobId} id={jobId} onClose={() => setJobId(null)} />}</div>
    </>
  );
  return { open: mayExport ? open : null, drawn };
}
