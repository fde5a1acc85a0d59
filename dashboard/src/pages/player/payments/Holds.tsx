import { Button } from '@mantine/core';
import { useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { Label, useValueName } from '../../../ui/values/Tag';
import styles from '../player.module.css';
import { HoldDialog } from './HoldDialog';
import { LiftDialog } from './LiftDialog';
import type { Withdrawal } from './WithdrawalDetail';

export type Hold = NonNullable<Withdrawal['holds']>[number];

const OPEN: ReadonlySet<string> = new Set(['REQUESTED', 'APPROVED', 'IN_DOUBT']);

/** What keeps, or kept, it from being approved and paid; and putting and lifting that. */
export function Holds({ withdrawal }: { withdrawal: Withdrawal }) {
  const t = useTexts('player');
  const { may } = useViewer();
  const [isHolding, setIsHolding] = useState(false);
  const [lifting, setLifting] = useState<Hold | null>(null);
  const holds = withdrawal.holds ?? [];
  const isOpen = OPEN.has(withdrawal.state);
  return (
    <div className={styles['part']}>
      <div className={styles['detailHead']}>
        <h3>{t('holds.title')}</h3>
        {isOpen && may('Mutation.addWithdrawalHold') && (
          <Button variant="default" size="compact-xs" onClick={() => setIsHolding(true)}>
            {t('holds.add')}
          </Button>
        )}
      </div>
      {holds.length === 0 && <p className={styles['quiet']}>{t('holds.none')}</p>}
      <ul className={styles['notes']}>
        {holds.map((hold) => (
          <li key={hold.id}>
            <OneHold hold={hold} onLift={may('Mutation.liftWithdrawalHold') ? () => setLifting(hold) : null} />
          </li>
        ))}
      </ul>
      {isHolding && <HoldDialog withdrawal={withdrawal} onClose={() => setIsHolding(false)} />}
      {lifting && <LiftDialog hold={lifting} onClose={() => setLifting(null)} />}
    </div>
  );
}

function OneHold({ hold, onLift }: { hold: Hold; onLift: (() => void) | null }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const isOpen = !hold.liftedAt;
  const why = hold.reason ? valueName('WithdrawalHoldReason', hold.reason) : hold.waitsFor && valueName('WithdrawalHoldSubject', hold.waitsFor);
  return (
    <>
      <div className={styles['detailHead']}>
        <p>
          <Label tone={isOpen ? 'warn' : 'plain'}>{isOpen ? t('holds.stands') : t('holds.lifted')}</Label> {why}
          {hold.owner && <> · {t('holds.owner', { owner: valueName('WithdrawalHoldOwner', hold.owner) })}</>}
        </p>
        {isOpen && onLift && (
          <Button variant="subtle" size="compact-xs" onClick={onLift}>
            {t('holds.lift')}
          </Button>
        )}
      </div>
      {hold.note && <p>{hold.note}</p>}
      {hold.liftNote && <p>{hold.liftNote}</p>}
      <footer>
        <span>{hold.putBy}</span> <Moment at={hold.putAt} />
        {hold.liftedAt && (
          <>
            <span>{hold.liftedBy}</span> <Moment at={hold.liftedAt} />
          </>
        )}
      </footer>
    </>
  );
}
