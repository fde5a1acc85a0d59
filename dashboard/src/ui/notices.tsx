import type { NotificationsProps } from '@mantine/notifications';
import { useSyncExternalStore } from 'react';
import { onDemand } from './floating/onDemand';

const Shown = onDemand<NotificationsProps>(() => import('@mantine/notifications').then(({ Notifications }) => ({ default: Notifications })));

let isLoaded = false;
const listeners = new Set<() => void>();

/** Tells what was done, for a few seconds; the code for it is loaded the first time. */
export async function notify(message: string): Promise<void> {
  await Shown.load();
  const { notifications } = await import('@mantine/notifications');
  isLoaded = true;
  for (const listener of listeners) listener();
  notifications.show({ message });
}

/** The place where notices appear. */
export function Notices() {
  const isShown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isLoaded,
  );
  return isShown && <Shown.Component position="bottom-right" />;
}
