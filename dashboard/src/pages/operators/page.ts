import { UserCog } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.operators,
  name: 'operators',
  needs: 'Query.operators',
  navigation: { group: 'access', order: 2, icon: UserCog },
  texts: ['roles'],
  load: () => import('./OperatorsPage'),
};
