import { Button, MultiSelect, Select } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { useValueName } from '../../../ui/values/Tag';
import { PeriodPresets } from '../../../ui/filters/PeriodPresets';
import { useChoices } from '../../../ui/values/useChoices';
import { useUrlState } from '../../../ui/useUrlState';
import { DayInput } from '../../../ui/dates/DayInput';
import { WALLETS } from '../operations';
import styles from '../player.module.css';
import { usePlayerRead } from '../playerContext';
import { StatementButton } from '../statement/StatementButton';

export function Filters({ onExport }: { onExport: (() => void) | null }) {
  const t = useTexts('player');
  const { may } = useViewer();
  const [state, change] = useUrlState();
  const { kind, wallet, from, until } = state;
  const isNarrowed = [kind, wallet, from, until].some((value) => value !== undefined);
  return (
    <div className={styles['filters']}>
      {may('TransactionFilter.kinds') && <KindField />}
      {may('TransactionFilter.walletNo') && <WalletField />}
      {may('TransactionFilter.period') && (
        <>
          <DayInput label={t('filter.from')} value={from} onChange={(day) => change({ from: day, open: undefined })} w={150} />
          <DayInput label={t('filter.until')} value={until} onChange={(day) => change({ until: day, open: undefined })} w={150} />
          <PeriodPresets onChoose={({ from: first, until: last }) => change({ from: first ?? undefined, until: last ?? undefined, open: undefined })} />
        </>
      )}
      {isNarrowed && (
        <Button variant="subtle" onClick={() => change({ kind: undefined, wallet: undefined, from: undefined, until: undefined })}>
          {t('filter.clear')}
        </Button>
      )}
      <StatementButton />
      {onExport && (
        <Button variant="default" leftSection={<FileSpreadsheet size={14} aria-hidden />} onClick={onExport}>
          {t('export.button')}
        </Button>
      )}
    </div>
  );
}

function KindField() {
  const t = useTexts('player');
  const choices = useChoices('TransactionKind');
  const [{ kind }, change] = useUrlState();
  return (
    <MultiSelect
      label={t('transactions.kind')}
      placeholder={kind === undefined ? t('filter.everyKind') : ''}
      data={choices}
      value={kind?.split(',') ?? []}
      onChange={(kinds) => change({ kind: kinds.length === 0 ? undefined : kinds.join(','), open: undefined })}
      searchable
      clearable
      miw={200}
      maw={420}
    />
  );
}

function WalletField() {
  const t = useTexts('player');
  const valueName = useValueName();
  const [{ wallet }, change] = useUrlState();
  const wallets = usePlayerRead(WALLETS, {}).data?.player?.wallets ?? [];
  if (wallets.length < 2) return null;
  return (
    <Select
      label={t('transactions.wallet')}
      placeholder={t('filter.everyWallet')}
      data={wallets.map(({ no, kind }) => ({ value: String(no), label: `${valueName('WalletKind', kind)} · ${no}` }))}
      value={wallet ?? null}
      onChange={(no) => change({ wallet: no ?? undefined, open: undefined })}
      clearable
      w={170}
    />
  );
}
