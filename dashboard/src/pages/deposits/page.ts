import { ArrowDownToLine } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.deposits,
  name: 'deposits',
  needs: 'Query.deposits',
  navigation: { group: 'money', order: 1, icon: ArrowDownToLine },
  texts: ['work'],
  load: () => import('./DepositsPage'),
};
