import { Settings2 } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.settings,
  name: 'settings',
  needs: 'Query.brand',
  navigation: { group: 'system', order: 2, icon: Settings2, queues: ['BRAND_CHANGES', 'MONEY_LIMITS'] },
  texts: ['work'],
  load: () => import('./SettingsPage'),
};
