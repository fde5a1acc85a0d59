import { ArrowUpFromLine } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.withdrawals,
  name: 'withdrawals',
  needs: 'Query.pendingWithdrawals',
  navigation: { group: 'queues', order: 0, icon: ArrowUpFromLine, queues: ['WITHDRAWALS'] },
  texts: ['work'],
  load: () => import('./WithdrawalsPage'),
};
