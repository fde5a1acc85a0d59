import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.player,
  name: 'player',
  needs: 'Query.player',
  texts: ['actions', 'work', 'jobs'],
  load: () => import('./PlayerPage'),
};
