import { FileText } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.terms,
  name: 'terms',
  needs: 'Query.terms',
  navigation: { group: 'system', order: 1, icon: FileText },
  load: () => import('./TermsPage'),
};
