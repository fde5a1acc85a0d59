import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/useRead';
import { useLanguage, useTexts } from '../../texts/texts';
import { digitsOf, signOf, type MoneyValue } from '../../ui/values/formats';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Fact, Facts, Section } from '../../ui/Page';
import { Secured } from '../../ui/values/Secured';
import { Empty, Failed, Loading } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { DecisionDialog, type Decision } from '../../work/DecisionDialog';
import { ItemHead, SmallTable } from '../../work/Item';
import { useDecide } from '../../work/useDecide';
import { actorName, PlayerLink } from '../../work/people';
import type { LedgerTransactionQuery } from './gql/graphql';
import { REVERSE, TRANSACTION } from './operations';
import styles from './TransactionDrawer.module.css';

type Transaction = NonNullable<LedgerTransactionQuery['transaction']>;

interface Props {
  id: string | undefined;
  onClose: () => void;
  onChanged: () => void;
}

/** One transaction beside the ledger: what moved between which accounts, by whom, and how it is undone. */
export function TransactionDrawer({ id, onClose, onChanged }: Props) {
  const t = useTexts('ledger');
  return (
    <Drawer.Root opened={id !== undefined} onClose={onClose} position="right" size="lg" transitionProps={{ duration: 0 }}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('transaction')}>
        <Drawer.Body>
          <div className={styles['top']}>
            <h2>{t('transaction')}</h2>
            <Drawer.CloseButton aria-label={t('close')} />
          </div>
          {id !== undefined && <Details id={id} onChanged={onChanged} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Details({ id, onChanged }: { id: string; onChanged: () => void }) {
  const t = useTexts('ledger');
  const { data, isLoading, refusal, reload } = useRead(TRANSACTION, { id });
  const [decision, setDecision] = useState<Decision | null>(null);
  const reversal = useReversal(data?.transaction ?? null, () => {
    reload();
    onChanged();
  });
  const transaction = data?.transaction;
  if (isLoading) return <Loading />;
  if (!transaction) return refusal ? <Failed refusal={refusal} onRetry={reload} /> : <Empty title={t('gone')} />;
  const canReverse = transaction.allowedMoves?.includes('REVERSE') ?? false;
  return (
    <div className={styles['details']}>
      <ItemHead
        title={<Money value={transaction.amount} isSigned isLarge />}
        state={<Tag type="TransactionKind" value={transaction.kind} />}
        about={<PlayerLink player={transaction.player} />}
        actions={canReverse ? [{ name: 'reverse', label: t('reverse.button'), isHarmful: true, onAct: () => setDecision(reversal) }] : []}
      />
      <Legs transaction={transaction} />
      <About transaction={transaction} />
      <DecisionDialog decision={decision} onClose={() => setDecision(null)} />
    </div>
  );
}

function withoutSign({ amount, currency }: MoneyValue): MoneyValue {
  return { amount: amount.replace('-', ''), currency };
}

/** Both sides of each leg: what one account is debited, the other is credited. */
function Legs({ transaction: { legs } }: { transaction: Transaction }) {
  const t = useTexts('ledger');
  const rows = (legs ?? []).flatMap((leg, index) => {
    const sign = signOf(leg.amount.amount);
    const amount = <Money value={withoutSign(leg.amount)} />;
    const none = '';
    const wallet = (
      <>
        <Tag type="WalletKind" value={leg.walletKind} /> {leg.walletNo}
      </>
    );
    const reserved = signOf(leg.reservedDelta.amount) === 0 ? none : <Money value={leg.reservedDelta} isSigned />;
    const sides = [{ id: `${index} wallet`, cells: [wallet, sign < 0 ? amount : none, sign > 0 ? amount : none, reserved, <Money key="after" value={leg.balanceAfter} />] }];
    if (sign !== 0) sides.push({ id: `${index} contra`, cells: [<Tag key="contra" type="HouseAccount" value={leg.contra} />, sign > 0 ? amount : none, sign < 0 ? amount : none, none, <span key="after" />] });
    return sides;
  });
  return (
    <Section title={t('legs')}>
      <SmallTable label={t('legs')} heads={[t('account'), t('debit'), t('credit'), t('reserved'), t('balanceAfter')]} rows={rows} amountsFrom={1} empty={t('noLegs')} />
    </Section>
  );
}

function About({ transaction }: { transaction: Transaction }) {
  const t = useTexts('ledger');
  return (
    <Section title={t('about')}>
      <Facts>
        <Fact name={t('at')}>
          <Moment at={transaction.at} />
        </Fact>
        <Fact name={t('occurredAt')}>
          <Moment at={transaction.occurredAt} />
        </Fact>
        <Fact name={t('actor')}>
          <Secured coordinate="Transaction.actor" isEmpty={!transaction.actor}>
            {transaction.actor && actorName(transaction.actor)}
          </Secured>
        </Fact>
        <Fact name={t('channel')}>
          <Secured coordinate="Transaction.channel" isEmpty={!transaction.channel}>
            <Tag type="Channel" value={transaction.channel} />
          </Secured>
        </Fact>
        <Fact name={t('reference')}>
          <Secured coordinate="Transaction.reference" isEmpty={!transaction.reference}>
            {transaction.reference}
          </Secured>
        </Fact>
        <Fact name={t('game')}>
          <Secured coordinate="Transaction.game" isEmpty={!transaction.game}>
            {transaction.game}
          </Secured>
        </Fact>
        <Fact name={t('round')}>
          <Secured coordinate="Transaction.roundReference" isEmpty={!transaction.roundReference}>
            {transaction.roundReference}
          </Secured>
        </Fact>
        <Fact name={t('reason')}>
          <Secured coordinate="Transaction.reason" isEmpty={!transaction.reason}>
            {transaction.reason}
          </Secured>
        </Fact>
        {transaction.reverses && <Fact name={t('reverses')}>{transaction.reverses.id}</Fact>}
        {transaction.bet && <Fact name={t('bet')}>{transaction.bet.id}</Fact>}
        <Fact name={t('id')}>{transaction.id}</Fact>
      </Facts>
    </Section>
  );
}

function useReversal(transaction: Transaction | null, onDone: () => void): Decision | null {
  const t = useTexts('ledger');
  const language = useLanguage();
  const decide = useDecide(onDone);
  const amount = transaction?.amount;
  if (!transaction || !amount) return null;
  const written = `${digitsOf(amount.amount, language)} ${amount.currency}`;
  return {
    title: t('reverse.title'),
    confirm: t('reverse.confirm', { amount: written }),
    isHarmful: true,
    about: t('reverse.consequence', { player: transaction.player?.username ?? transaction.player?.id ?? '' }),
    typed: amount.amount.replace('-', ''),
    fields: [
      { name: 'reason', label: t('reason'), kind: 'area', isRequired: true },
      { name: 'overdraw', label: t('reverse.overdraw'), kind: 'tick' },
    ],
    perform: ({ reason, overdraw }, key) => {
      const input = { transactionId: transaction.id, key, reason: reason ?? '', mayOverdraw: overdraw === 'yes' };
      return decide(REVERSE, { input }, 'Reversed');
    },
  };
}
