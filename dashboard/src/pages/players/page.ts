import { Users } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.players,
  name: 'players',
  needs: 'Query.players',
  navigation: { group: 'players', order: 0, icon: Users },
  texts: ['jobs'],
  load: () => import('./PlayersPage'),
};
