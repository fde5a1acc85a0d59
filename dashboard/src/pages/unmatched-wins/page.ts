import { Unlink } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.unmatchedWins,
  name: 'unmatched-wins',
  needs: 'Query.unmatchedWins',
  navigation: { group: 'queues', order: 2, icon: Unlink, queues: ['UNMATCHED_WINS'] },
  texts: ['work'],
  load: () => import('./UnmatchedWinsPage'),
};
