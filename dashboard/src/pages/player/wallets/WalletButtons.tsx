import { Button } from '@mantine/core';
import { useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import styles from '../player.module.css';
import { AwardDialog } from './AwardDialog';
import { UnlockDialog } from './UnlockDialog';
import { WALLET_ACTS, type Wallet, type WalletActName } from './walletActs';

/** What the viewer may do with this wallet now. */
export function WalletButtons({ wallet, title }: { wallet: Wallet; title: string }) {
  const t = useTexts('player');
  const { may } = useViewer();
  const [open, setOpen] = useState<WalletActName | null>(null);
  const possible = WALLET_ACTS.filter(({ needs, isPossible }) => may(needs) && isPossible(wallet));
  const close = () => setOpen(null);
  return (
    <span className={styles['chips']}>
      {possible.map(({ name }) => (
        <Button key={name} variant="default" size="compact-xs" aria-label={t(`wallets.${name}.of`, { wallet: title })} onClick={() => setOpen(name)}>
          {t(`wallets.${name}.button`)}
        </Button>
      ))}
      {open === 'unlock' && <UnlockDialog wallet={wallet} title={title} onClose={close} />}
      {open !== null && open !== 'unlock' && <AwardDialog act={open} wallet={wallet} title={title} onClose={close} />}
    </span>
  );
}
