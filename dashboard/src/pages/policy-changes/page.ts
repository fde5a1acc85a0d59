import { GitPullRequestArrow } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.policyChanges,
  name: 'policy-changes',
  needs: 'Query.policyChanges',
  navigation: { group: 'access', order: 1, icon: GitPullRequestArrow, queues: ['POLICY_CHANGES', 'ROLE_ASSIGNMENTS'] },
  texts: ['work'],
  load: () => import('./PolicyChangesPage'),
};
