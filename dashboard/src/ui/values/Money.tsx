import { useEffect, useRef } from 'react';
import { useConnectionState } from '../../api/connectionState';
import { useLanguage, useTexts } from '../../texts/texts';
import { digitsOf, signOf, type MoneyValue } from './formats';
import styles from './Money.module.css';

interface Props {
  value: MoneyValue | null | undefined;
  /** Show a plus before what is above zero, as movements do. */
  isSigned?: boolean;
  /** Where a column says which currency it is in. */
  hasCurrency?: boolean;
  isLarge?: boolean;
}

/** An amount: tabular digits at the right, its currency in a place of its own. Changes are marked once. */
export function Money({ value, isSigned = false, hasCurrency = true, isLarge = false }: Props) {
  const language = useLanguage();
  const element = useRef<HTMLSpanElement>(null);
  const amount = value?.amount ?? null;
  const before = useRef(amount);
  const isDoubted = useConnectionState().is === 'lost';
  const t = useTexts('common');
  useEffect(() => {
    if (before.current !== null && amount !== null && amount !== before.current) mark(element.current);
    before.current = amount;
  }, [amount]);
  if (!value) return <span className={styles['none']}>–</span>;
  const plus = isSigned && signOf(value.amount) > 0 ? '+' : '';
  return (
    <span ref={element} className={styles['money']} data-large={isLarge || undefined} data-doubted={isDoubted || undefined} title={isDoubted ? t('money.doubted') : undefined}>
      <span className={styles['digits']}>{plus + digitsOf(value.amount, language)}</span>
      {hasCurrency && <span className={styles['currency']}>{value.currency}</span>}
    </span>
  );
}

function mark(element: HTMLElement | null): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element?.animate([{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }], 900);
}
