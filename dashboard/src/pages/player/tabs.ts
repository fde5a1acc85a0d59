/** The sides of a player, each with the right without which there is nothing on it. */

import { lazy, type ComponentType } from 'react';

export interface PlayerTab {
  name: string;
  /** Any of these. */
  needs: readonly string[];
  Body: ComponentType;
}

export const TABS: readonly PlayerTab[] = [
  { name: 'summary', needs: ['Player.id'], Body: lazy(() => import('./summary/SummaryTab')) },
  { name: 'timeline', needs: ['Player.timeline'], Body: lazy(() => import('./timeline/TimelineTab')) },
  { name: 'transactions', needs: ['Player.transactions'], Body: lazy(() => import('./transactions/TransactionsTab')) },
  { name: 'rounds', needs: ['Player.rounds'], Body: lazy(() => import('./rounds/RoundsTab')) },
  { name: 'payments', needs: ['Player.deposits', 'Player.withdrawals'], Body: lazy(() => import('./payments/PaymentsTab')) },
  { name: 'profile', needs: ['Player.createdAt'], Body: lazy(() => import('./profile/ProfileTab')) },
  { name: 'consents', needs: ['Player.consents'], Body: lazy(() => import('./consents/ConsentsTab')) },
  { name: 'notes', needs: ['Player.notes'], Body: lazy(() => import('./notes/NotesTab')) },
  { name: 'sessions', needs: ['Player.sessions', 'Player.factorReset'], Body: lazy(() => import('./sessions/SessionsTab')) },
  { name: 'audit', needs: ['Query.auditEntries(filter)'], Body: lazy(() => import('./audit/AuditTab')) },
];
