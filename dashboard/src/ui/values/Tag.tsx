import { useCallback, type ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import styles from './Tag.module.css';
import { toneOf, type Tone } from './tones';

/** A state in words on its colour. `type` is the enum of the schema that `value` is one of. */
export function Tag({ type, value }: { type: string; value: string | null | undefined }) {
  const name = useValueName();
  return value ? <Label tone={toneOf(value)}>{name(type, value)}</Label> : <span>–</span>;
}

export function Label({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles['tag']} data-tone={tone}>
      {children}
    </span>
  );
}

/** The words for a value of an enum of the schema. */
export function useValueName(): (type: string, value: string) => string {
  const t = useTexts('values');
  return useCallback((type, value) => t(`${type}.${value}`), [t]);
}
