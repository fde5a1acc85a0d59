import { Burger } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useTexts } from '../texts/texts';
import { onDemand } from '../ui/floating/onDemand';
import { useOpened } from '../ui/floating/useOpened';
import { QueueCountsProvider } from '../work/counts/queueCounts';
import { LiveIndicator } from './LiveIndicator';
import { Navigation } from './Navigation';
import { Palette } from './palette/Palette';
import styles from './Shell.module.css';
import { UserMenu } from './UserMenu';
import { usePagesAhead } from './usePagesAhead';

const PhoneNavigation = onDemand(() => import('./PhoneNavigation'));
const KeySheet = onDemand(() => import('./KeySheet'));

/** A screen reader goes on at the page one has come to; the first page keeps the focus where the browser put it. */
function useFocusOnArrival(main: RefObject<HTMLElement | null>, pathname: string, onArrival: () => void): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    onArrival();
    main.current?.focus({ preventScroll: true });
  }, [main, pathname, onArrival]);
}

/** What is around every page: where one can go, how to find things, whether what is shown is live, and who one is. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTexts('shell');
  const navigation = useOpened(PhoneNavigation);
  const keys = useOpened(KeySheet);
  useHotkeys([
    ['shift+?', keys.open],
    ['?', keys.open],
  ]);
  usePagesAhead();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useFocusOnArrival(main, pathname, navigation.close);
  return (
    <QueueCountsProvider>
      <div className={styles['shell']}>
        <a className={styles['skip']} href="#main">
          {t('skip')}
        </a>
        <nav className={styles['side']} aria-label={t('navigation')}>
          <Navigation />
        </nav>
        <header className={styles['top']}>
          <Burger className={styles['burger']} size="sm" opened={navigation.isOpen} onClick={navigation.toggle} aria-label={t('navigation')} />
          <Palette />
          <span className={styles['gap']} />
          <LiveIndicator />
          <UserMenu />
        </header>
        <main ref={main} id="main" className={styles['main']} tabIndex={-1}>
          {children}
        </main>
        <PhoneNavigation.Component isOpen={navigation.isOpen} onClose={navigation.close} />
        <KeySheet.Component isOpen={keys.isOpen} onClose={keys.close} />
      </div>
    </QueueCountsProvider>
  );
}
