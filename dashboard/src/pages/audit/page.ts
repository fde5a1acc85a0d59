import { ScrollText } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.audit,
  name: 'audit',
  needs: 'Query.auditEntries',
  navigation: { group: 'access', order: 5, icon: ScrollText },
  texts: ['actions'],
  load: () => import('./AuditPage'),
};
