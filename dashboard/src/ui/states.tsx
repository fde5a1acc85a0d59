/** What a page shows when it has nothing to show: each case says which it is, and what to do. */

import { Button, Skeleton } from '@mantine/core';
import { CloudOff, Inbox, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Refusal } from '../api/errors';
import { useTexts } from '../texts/texts';
import styles from './states.module.css';

export function Loading({ rows = 6 }: { rows?: number }) {
  const t = useTexts('common');
  return (
    <output className={styles['loading']} aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={14} width={`${96 - ((index * 17) % 40)}%`} radius="sm" />
      ))}
    </output>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Notice icon={<Inbox size={22} aria-hidden />} title={title}>
      {children}
    </Notice>
  );
}

/** The viewer may not read this; `coordinate` is the right to ask for. */
export function Forbidden({ coordinate }: { coordinate: string }) {
  const t = useTexts('common');
  return (
    <Notice icon={<Lock size={22} aria-hidden />} title={t('state.forbidden')}>
      {t('secured.locked', { coordinate })}
    </Notice>
  );
}

/** A request that came to nothing: offline, refused, limited or failed. */
export function Failed({ refusal, onRetry }: { refusal: Refusal; onRetry?: () => void }) {
  const t = useTexts('common');
  const isOffline = refusal.code === 'OFFLINE';
  return (
    <div role="alert">
      <Notice
        icon={isOffline ? <CloudOff size={22} aria-hidden /> : <TriangleAlert size={22} aria-hidden />}
        title={isOffline ? t('state.offline') : t('state.failed')}
      >
        <RefusalWords refusal={refusal} />
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Notice>
    </div>
  );
}

/** Why, in the viewer's language where we know the case, else in the server's words. */
export function RefusalWords({ refusal }: { refusal: Refusal }) {
  return <>{useRefusalWords()(refusal)}</>;
}

export function useRefusalWords(): (refusal: Refusal) => string {
  const t = useTexts('common');
  return (refusal) => {
    if (refusal.code === 'CANCELLED') return t('refusal.cancelled');
    if (refusal.code === 'OFFLINE') return t('refusal.offline');
    if (refusal.code === 'RATE_LIMITED') return t('refusal.limited', { seconds: refusal.retryAfter ?? 1 });
    if (refusal.code === 'FORBIDDEN') return t('secured.locked', { coordinate: refusal.coordinate ?? '' });
    return refusal.message === '' ? t('refusal.unknown') : refusal.message;
  };
}

function Notice({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={styles['notice']}>
      {icon}
      <p className={styles['title']}>{title}</p>
      {children && <div className={styles['words']}>{children}</div>}
    </div>
  );
}
