import { Plug } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.programs,
  name: 'programs',
  needs: 'Query.clients',
  navigation: { group: 'system', order: 0, icon: Plug, queues: ['CLIENTS'] },
  texts: ['work'],
  load: () => import('./ProgramsPage'),
};
