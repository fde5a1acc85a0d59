import { ChartNoAxesColumn } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.home,
  name: 'overview',
  needs: 'Query.viewer',
  navigation: { group: 'start', order: 0, icon: ChartNoAxesColumn },
  texts: ['session'],
  load: () => import('./OverviewPage'),
};
