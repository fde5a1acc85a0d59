import { useViewer } from '../../../api/viewer';
import { useUrlState } from '../../../ui/useUrlState';
import styles from '../player.module.css';
import { Deposits } from './Deposits';
import { WithdrawalDetail } from './WithdrawalDetail';
import { Withdrawals } from './Withdrawals';

/** Money that came in and went out, and why it waits where it does. */
export default function PaymentsTab() {
  const { may } = useViewer();
  const [{ open }, change] = useUrlState();
  return (
    <div className={styles['split']} data-open={open !== undefined || undefined}>
      <div className={styles['stack']}>
        {may('Player.withdrawals') && <Withdrawals onOpen={(id) => change({ open: id })} />}
        {may('Player.deposits') && <Deposits />}
      </div>
      {open !== undefined && <WithdrawalDetail key={open} id={open} onClose={() => change({ open: undefined })} />}
    </div>
  );
}
