import { UserPen } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.corrections,
  name: 'corrections',
  needs: 'Query.pendingCorrections',
  navigation: { group: 'queues', order: 3, icon: UserPen, queues: ['CORRECTIONS'] },
  texts: ['work'],
  load: () => import('./CorrectionsPage'),
};
