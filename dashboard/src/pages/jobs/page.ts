import { ListChecks } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.jobs,
  name: 'jobs',
  needs: 'Query.jobs',
  navigation: { group: 'players', order: 5, icon: ListChecks },
  load: () => import('./JobsPage'),
};
