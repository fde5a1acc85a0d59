import { Tabs } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Loading } from '../../ui/states';
import { useUrlState } from '../../ui/useUrlState';
import styles from './player.module.css';
import { TABS } from './tabs';

/** What belongs to one tab alone, and leaves the address with it. */
const OF_A_TAB = { open: undefined, kind: undefined, wallet: undefined, from: undefined, until: undefined };

export function PlayerTabs() {
  const t = useTexts('player');
  const { may } = useViewer();
  const [state, change] = useUrlState();
  const shown = TABS.filter(({ needs }) => needs.some(may));
  const current = shown.find(({ name }) => name === state['tab']) ?? shown[0];
  const list = useCurrentInSight(current?.name);
  if (!current) return null;
  const { Body } = current;
  return (
    <Tabs value={current.name} onChange={(tab) => change({ ...OF_A_TAB, tab: tab ?? undefined })} className={styles['tabs']} keepMounted={false}>
      <Tabs.List ref={list} className={styles['tabList']}>
        {shown.map(({ name }) => (
          <Tabs.Tab key={name} value={name} data-tab={name}>
            {t(`tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={current.name} className={styles['panel']}>
        <Suspense fallback={<Loading />}>
          <Body />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}

/** Where not all tabs fit, the row of them is scrolled to the one that is open. */
function useCurrentInSight(name: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-tab="${name}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [name]);
  return list;
}
