import { Grid3x3 } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.accessMatrix,
  name: 'access-matrix',
  needs: 'Query.accessMatrix',
  navigation: { group: 'access', order: 0, icon: Grid3x3 },
  texts: ['roles'],
  load: () => import('./AccessMatrixPage'),
};
