import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { Money } from '../../../ui/values/Money';
import { Fact, Facts, Section } from '../../../ui/Page';
import { Secured } from '../../../ui/values/Secured';
import { Failed, Loading } from '../../../ui/states';
import { Tag } from '../../../ui/values/Tag';
import type { WithdrawalQuery } from '../gql/graphql';
import { CopyText } from '../header/CopyText';
import { useNodeRead } from '../playerContext';
import styles from '../player.module.css';
import { CancelDialog } from './CancelDialog';
import { Holds } from './Holds';
import { WITHDRAWAL } from './operations';
import { Steps } from './Steps';

export type Withdrawal = Extract<NonNullable<WithdrawalQuery['node']>, { __typename?: 'Withdrawal' }>;

/** One withdrawal: where it stands, what keeps it, and each step that brought it there. */
export function WithdrawalDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts('player');
  const { may } = useViewer();
  const { data, refusal, isLoading, reload } = useNodeRead(WITHDRAWAL, id);
  const found = data?.node;
  const withdrawal = found && 'state' in found ? (found as Withdrawal) : null;
  const close = (
    <ActionIcon onClick={onClose} aria-label={t('close')}>
      <X size={15} aria-hidden />
    </ActionIcon>
  );
  return (
    <Section title={t('payments.one')} aside={close}>
      {isLoading && <Loading rows={8} />}
      {!isLoading && !withdrawal && (refusal ? <Failed refusal={refusal} onRetry={reload} /> : <p className={styles['none']}>{t('payments.gone')}</p>)}
      {withdrawal && (
        <>
          <WithdrawalFacts withdrawal={withdrawal} />
          {may('Mutation.cancelWithdrawal') && withdrawal.allowedMoves?.includes('CANCELLED') && <Cancelling withdrawal={withdrawal} />}
          {may('Withdrawal.holds') && <Holds withdrawal={withdrawal} />}
          {may('Withdrawal.steps') && <Steps steps={withdrawal.steps ?? []} />}
        </>
      )}
    </Section>
  );
}

function Cancelling({ withdrawal }: { withdrawal: Withdrawal }) {
  const t = useTexts('player');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles['pad']}>
      <Button variant="default" size="compact-xs" onClick={() => setIsOpen(true)}>
        {t('cancel.title')}
      </Button>
      {isOpen && <CancelDialog withdrawal={withdrawal} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

function WithdrawalFacts({ withdrawal }: { withdrawal: Withdrawal }) {
  const t = useTexts('player');
  return (
    <Facts>
      <Fact name={t('field.state')}>
        <Tag type="WithdrawalState" value={withdrawal.state} />
      </Fact>
      <Fact name={t('transactions.amount')}>
        <Money value={withdrawal.amount} />
      </Fact>
      <Fact name={t('payments.createdAt')}>
        <Moment at={withdrawal.createdAt} />
      </Fact>
      <Fact name={t('payments.method')}>{withdrawal.method ?? '–'}</Fact>
      <Fact name={t('payments.id')}>
        <CopyText text={withdrawal.id} />
      </Fact>
      <Fact name={t('payments.authorisation')}>
        <Secured coordinate="Withdrawal.authorisation" isEmpty={!withdrawal.authorisation}>
          {withdrawal.authorisation}
        </Secured>
      </Fact>
      <Fact name={t('payments.approvedBy')}>
        <Secured coordinate="Withdrawal.approvedBy" isEmpty={!withdrawal.approvedBy}>
          {withdrawal.approvedBy}
        </Secured>
      </Fact>
      <Fact name={t('transactions.reason')}>
        <Secured coordinate="Withdrawal.reason" isEmpty={!withdrawal.reason}>
          {withdrawal.reason}
        </Secured>
      </Fact>
      {withdrawal.reviewNotice && <Fact name={t('payments.toPlayer')}>{withdrawal.reviewNotice}</Fact>}
    </Facts>
  );
}
