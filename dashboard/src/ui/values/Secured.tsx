import { EyeOff, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Hinted } from '../floating/Hinted';
import styles from './Secured.module.css';

interface Props {
  /** `Type.field`: what one must be allowed to read. */
  coordinate: string;
  /** Whether there is a value; nothing is shown as an explicit none. */
  isEmpty?: boolean;
  children: ReactNode;
}

/**
 * A value behind a right: itself, or masked and marked so, or a lock that names the right to ask for. Each of them
 * looks different from a value that is empty.
 */
export function Secured({ coordinate, isEmpty = false, children }: Props) {
  const t = useTexts('common');
  const level = useViewer().level(coordinate);
  if (level === 'NONE') return <LockedValue coordinate={coordinate} />;
  if (isEmpty) return <span className={styles['empty']}>{t('none')}</span>;
  if (level !== 'MASKED') return children;
  return (
    <Hinted hint={t('secured.masked', { coordinate })} className={styles['masked']}>
        <EyeOff size={12} aria-hidden />
        {children}
      </Hinted>
  );
}

/** In place of a value that the viewer may not read. */
export function LockedValue({ coordinate }: { coordinate: string }) {
  const t = useTexts('common');
  return (
    <Hinted hint={t('secured.locked', { coordinate })} className={styles['locked']}>
        <Lock size={12} aria-hidden />
        {t('secured.hidden')}
      </Hinted>
  );
}
