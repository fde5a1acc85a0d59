import { Scale } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.adjustments,
  name: 'adjustments',
  needs: 'Query.pendingAdjustments',
  navigation: { group: 'queues', order: 1, icon: Scale, queues: ['ADJUSTMENTS', 'MONEY_APPROVALS'] },
  texts: ['work'],
  load: () => import('./AdjustmentsPage'),
};
