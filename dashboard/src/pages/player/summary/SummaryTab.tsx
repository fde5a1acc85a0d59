import { useMay } from '../../../api/viewer';
import { Charts } from '../charts/Charts';
import styles from '../player.module.css';
import { LatestNotes } from './LatestNotes';
import { LatestTransactions } from './LatestTransactions';
import { ShortProfile } from './ShortProfile';
import { WalletsTable } from './WalletsTable';

export default function SummaryTab() {
  const mayReadNotes = useMay('Player.notes');
  const mayReadWallets = useMay('Player.wallets');
  const mayReadTransactions = useMay('Player.transactions');
  return (
    <div className={styles['columns']}>
      <div className={styles['stack']}>
        {mayReadWallets && <WalletsTable />}
        <Charts />
        {mayReadTransactions && <LatestTransactions />}
      </div>
      <div className={styles['stack']}>
        <ShortProfile />
        {mayReadNotes && <LatestNotes />}
      </div>
    </div>
  );
}
