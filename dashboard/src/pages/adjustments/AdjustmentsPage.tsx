import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { useUrlState } from '../../ui/useUrlState';
import { Views } from '../../ui/layout/Views';
import { AdjustmentsQueue } from './AdjustmentsQueue';
import { ApprovalsQueue } from './ApprovalsQueue';

/** What one operator made and another decides: adjustments above their threshold, and operations above a limit. */
export default function AdjustmentsPage() {
  const t = useTexts('adjustments');
  const [{ view = 'adjustments' }, change] = useUrlState();
  const mayApprovals = useMay('Query.pendingMoneyApprovals');
  const views = [{ value: 'adjustments', label: t('view.adjustments') }, ...(mayApprovals ? [{ value: 'approvals', label: t('view.approvals') }] : [])];
  const tabs = <Views label={t('view.label')} views={views} value={view} onChange={(value) => change({ view: value === 'adjustments' ? undefined : value, item: undefined })} />;
  return view === 'approvals' ? <ApprovalsQueue tabs={tabs} /> : <AdjustmentsQueue tabs={tabs} />;
}
