/** What a folder of `src/pages` says of its page, in its `page.ts`. */

import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Pattern } from '../paths';

/** The parts of the navigation, in their order; `navigation.GROUP` of the common texts names each. */
export const GROUPS = ['start', 'queues', 'players', 'money', 'access', 'system'] as const;

export interface Navigation {
  group: (typeof GROUPS)[number];
  /** Within the group, ascending. */
  order: number;
  icon: LucideIcon;
  /** The queues whose items wait here, for the count beside the entry: values of `QueueKind`. */
  queues?: readonly string[];
}

export interface ConsolePage {
  pattern: Pattern;
  /** Its folder: the namespace of its texts; `navigation.NAME` of the common texts is what it is called. */
  name: string;
  /** A coordinate without which there is nothing on it: neither a way to it nor the page. */
  needs: string;
  /** Left out where one reaches it from another page only. */
  navigation?: Navigation;
  /** Text namespaces besides its own. */
  texts?: readonly string[];
  load: () => Promise<{ default: ComponentType }>;
}
