import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';
import { Money } from '../../ui/values/Money';
import { Failed, Loading } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { FoldedTotals } from '../../work/totals/FoldedTotals';
import type { LedgerFilter } from './gql/graphql';
import { LEDGER_TOTALS } from './operations';

/** What all that the filter holds comes to, by kind of wallet and currency. */
export function Totals({ filter }: { filter: LedgerFilter }) {
  const t = useTexts('ledger');
  const language = useLanguage();
  const may = useMay('LedgerConnection.totals');
  const { data, isLoading, refusal, reload } = useRead(LEDGER_TOTALS, { filter }, { pause: !may });
  if (!may) return null;
  const rows = (data?.ledger?.totals ?? []).map((total) => ({
    id: `${total.walletKind} ${total.currency}`,
    brief: <Money value={total.net} isSigned />,
    cells: [
      total.currency,
      <Tag key="kind" type="WalletKind" value={total.walletKind} />,
      countOf(total.transactions, language),
      <Money key="in" value={total.credited} hasCurrency={false} />,
      <Money key="out" value={total.debited} hasCurrency={false} />,
      <Money key="net" value={total.net} isSigned hasCurrency={false} />,
    ],
  }));
  const heads = [t('currency'), t('wallet'), t('transactions'), t('credited'), t('debited'), t('net')];
  if (isLoading) return <Loading rows={2} />;
  if (refusal && !data) return <Failed refusal={refusal} onRetry={reload} />;
  return <FoldedTotals title={t('totals')} heads={heads} totals={rows} amountsFrom={2} empty={t('empty.title')} />;
}
