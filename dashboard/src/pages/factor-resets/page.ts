import { KeyRound } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.factorResets,
  name: 'factor-resets',
  needs: 'Query.factorResets',
  navigation: { group: 'queues', order: 4, icon: KeyRound, queues: ['FACTOR_RESETS'] },
  texts: ['work'],
  load: () => import('./FactorResetsPage'),
};
