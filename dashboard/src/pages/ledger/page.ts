import { BookOpenText } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.ledger,
  name: 'ledger',
  needs: 'Query.ledger',
  navigation: { group: 'money', order: 0, icon: BookOpenText },
  texts: ['work'],
  load: () => import('./LedgerPage'),
};
