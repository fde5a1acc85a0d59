import { useMemo } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Money } from '../../../ui/values/Money';
import { Section } from '../../../ui/Page';
import { Failed, Loading } from '../../../ui/states';
import { Tag, useValueName } from '../../../ui/values/Tag';
import { WALLETS } from '../operations';
import { Rows } from '../Rows';
import { usePlayerRead } from '../playerContext';
import { useWalletPushes } from '../useWalletPushes';
import { WalletButtons } from '../wallets/WalletButtons';
import { WALLET_ACTS, type Wallet } from '../wallets/walletActs';

/** The wallets as they are now: what is pushed changes them in place. */
export function WalletsTable() {
  const t = useTexts('player');
  const valueName = useValueName();
  const { data, refusal, isLoading, isFetching, reload } = usePlayerRead(WALLETS, {});
  const wallets = data?.player?.wallets;
  useWalletPushes(({ wallets: pushed }) => {
    if (!wallets || isFetching) return;
    const known = new Set(wallets.map(({ id }) => id));
    if (pushed?.some(({ id }) => !known.has(id))) reload();
  });
  const { may } = useViewer();
  const hasActs = wallets?.some((wallet) => WALLET_ACTS.some(({ needs, isPossible }) => may(needs) && isPossible(wallet))) ?? false;
  const columns = useMemo(() => walletColumns(t, valueName, hasActs), [t, valueName, hasActs]);
  return (
    <Section title={t('wallets.title')}>
      {isLoading && <Loading rows={2} />}
      {!wallets && refusal && <Failed refusal={refusal} onRetry={reload} />}
      {wallets && <Rows label={t('wallets.title')} rows={wallets} columns={columns} idOf={({ id }) => id} none={t('wallets.none')} />}
    </Section>
  );
}

function walletColumns(t: Translate, valueName: (type: string, value: string) => string, hasActs: boolean): Column<Wallet>[] {
  const nameOf = ({ no, kind }: Wallet) => `${valueName('WalletKind', kind)} · ${no}`;
  const acts: Column<Wallet> = { id: 'acts', title: t('wallets.acts'), width: 150, cell: (wallet) => <WalletButtons wallet={wallet} title={nameOf(wallet)} /> };
  return [
    { id: 'no', title: t('wallets.wallet'), width: 160, cell: nameOf },
    { id: 'state', title: t('field.state'), width: 90, cell: ({ state }) => <Tag type="WalletState" value={state} /> },
    { id: 'balance', title: t('wallets.balance'), width: 140, isNumeric: true, cell: ({ balance }) => <Money value={balance} /> },
    { id: 'available', title: t('wallets.available'), width: 140, isNumeric: true, cell: ({ available }) => <Money value={available} /> },
    { id: 'reserved', title: t('wallets.reserved'), width: 140, isNumeric: true, cell: ({ reserved }) => <Money value={reserved} /> },
    { id: 'spins', title: t('wallets.spins'), width: 90, isNumeric: true, cell: ({ spinsLeft }) => spinsLeft ?? '–' },
    ...(hasActs ? [acts] : []),
  ];
}
