import { UsersRound } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.roles,
  name: 'roles',
  needs: 'Query.accessRoles',
  navigation: { group: 'access', order: 3, icon: UsersRound },
  texts: ['work'],
  load: () => import('./RolesPage'),
};
