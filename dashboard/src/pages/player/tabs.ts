/** The sides of a player, each with the right without which there is nothing on it. */

import type { ComponentType } from 'react';
import { lazyPart } from '../../ui/floating/loadPart';

export interface PlayerTab {
  name: string;
  /** Any of these. */
  needs: readonly string[];
  Body: ComponentType;
}

export const TABS: readonly PlayerTab[] = [
  { name: 'summary', needs: ['Player.id'], Body: lazyPart(() => import('./summary/SummaryTab')) },
  { name: 'timeline', needs: ['Player.timeline'], Body: lazyPart(() => import('./timeline/TimelineTab')) },
  { name: 'transactions', needs: ['Player.transactions'], Body: lazyPart(() => import('./transactions/TransactionsTab')) },
  { name: 'rounds', needs: ['Player.rounds'], Body: lazyPart(() => import('./rounds/RoundsTab')) },
  { name: 'payments', needs: ['Player.deposits', 'Player.withdrawals'], Body: lazyPart(() => import('./payments/PaymentsTab')) },
  { name: 'profile', needs: ['Player.createdAt'], Body: lazyPart(() => import('./profile/ProfileTab')) },
  { name: 'consents', needs: ['Player.consents'], Body: lazyPart(() => import('./consents/ConsentsTab')) },
  { name: 'notes', needs: ['Player.notes'], Body: lazyPart(() => import('./notes/NotesTab')) },
  { name: 'sessions', needs: ['Player.sessions', 'Player.factorReset'], Body: lazyPart(() => import('./sessions/SessionsTab')) },
  { name: 'audit', needs: ['Query.auditEntries(filter)'], Body: lazyPart(() => import('./audit/AuditTab')) },
];
