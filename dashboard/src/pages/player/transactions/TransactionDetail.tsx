import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useRead } from '../../../api/useRead';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { Money } from '../../../ui/values/Money';
import { Fact, Facts, Section } from '../../../ui/Page';
import { Secured } from '../../../ui/values/Secured';
import { Failed, Loading } from '../../../ui/states';
import { useValueName } from '../../../ui/values/Tag';
import type { TransactionQuery } from '../gql/graphql';
import { CopyText } from '../header/CopyText';
import styles from '../player.module.css';
import type { Transaction as Row } from './columns';
import { Legs } from './Legs';
import { TRANSACTION } from './operations';
import { RoundPart } from './RoundPart';

export type Transaction = NonNullable<TransactionQuery['transaction']>;

interface Props {
  id: string;
  /** Those of the list: the other parts of a round are among them. */
  loaded: readonly Row[];
  onClose: () => void;
  onShow: (id: string) => void;
}

/** One transaction with all that is known of it. */
export function TransactionDetail({ id, loaded, onClose, onShow }: Props) {
  const t = useTexts('player');
  const valueName = useValueName();
  const { data, refusal, isLoading, reload } = useRead(TRANSACTION, { id });
  const transaction = data?.transaction;
  const title = transaction ? `${valueName('TransactionKind', transaction.kind)} · ${transaction.seq}` : t('transactions.one');
  const close = (
    <ActionIcon onClick={onClose} aria-label={t('close')}>
      <X size={15} aria-hidden />
    </ActionIcon>
  );
  return (
    <Section title={title} aside={close}>
      {isLoading && <Loading rows={8} />}
      {!isLoading && !transaction && (refusal ? <Failed refusal={refusal} onRetry={reload} /> : <p className={styles['none']}>{t('transactions.gone')}</p>)}
      {transaction && <Known transaction={transaction} loaded={loaded} onShow={onShow} />}
    </Section>
  );
}

function Known({ transaction, loaded, onShow }: { transaction: Transaction; loaded: readonly Row[]; onShow: (id: string) => void }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const { may } = useViewer();
  const { bet, reverses, round } = transaction;
  return (
    <>
      <Facts>
        <Fact name={t('transactions.at')}>
          <Moment at={transaction.at} />
        </Fact>
        {transaction.occurredAt && (
          <Fact name={t('transactions.occurredAt')}>
            <Moment at={transaction.occurredAt} />
          </Fact>
        )}
        <Fact name={t('transactions.amount')}>
          <Money value={transaction.amount} isSigned />
        </Fact>
        {transaction.reference && (
          <Fact name={t('transactions.reference')}>
            <CopyText text={transaction.reference} />
          </Fact>
        )}
        {transaction.reason && <Fact name={t('transactions.reason')}>{transaction.reason}</Fact>}
        <Fact name={t('transactions.actor')}>
          <Secured coordinate="Transaction.actor" isEmpty={!transaction.actor}>
            {transaction.actor}
          </Secured>
        </Fact>
        <Fact name={t('transactions.channel')}>
          <Secured coordinate="Transaction.channel" isEmpty={!transaction.channel}>
            {transaction.channel && valueName('Channel', transaction.channel)}
          </Secured>
        </Fact>
        <Fact name={t('transactions.ip')}>
          <Secured coordinate="Transaction.ip" isEmpty={!transaction.ip}>
            {transaction.ip}
          </Secured>
        </Fact>
        {bet && <Other name={t('transactions.bet')} transaction={bet} onShow={onShow} />}
        {reverses && <Other name={t('transactions.reversed')} transaction={reverses} onShow={onShow} />}
      </Facts>
      {may('Transaction.legs') && <Legs legs={transaction.legs ?? []} />}
      {round && <RoundPart round={round} current={transaction.id} loaded={loaded} onShow={onShow} />}
    </>
  );
}

interface OtherProps {
  name: string;
  transaction: NonNullable<Transaction['bet']>;
  onShow: (id: string) => void;
}

function Other({ name, transaction: { id, seq, kind, amount }, onShow }: OtherProps) {
  const valueName = useValueName();
  return (
    <Fact name={name}>
      <button type="button" className={styles['linkLike']} onClick={() => onShow(id)}>
        {valueName('TransactionKind', kind)} · {seq}
      </button>{' '}
      <Money value={amount} isSigned />
    </Fact>
  );
}
