/** What may be done to a player, each with the rights it takes, and its dialog, loaded when it is first opened. */

import { lazy, type ComponentType } from 'react';
import type { Player } from '../playerContext';

export interface DialogProps {
  onClose: () => void;
}

export interface Act {
  name: string;
  needs: readonly string[];
  isUsual?: boolean;
  isPossible?: (player: Player) => boolean;
  Dialog: ComponentType<DialogProps>;
}

export const ACTS: readonly Act[] = [
  {
    name: 'status',
    needs: ['Mutation.movePlayerStatus', 'Player.allowedMoves'],
    isUsual: true,
    isPossible: ({ allowedMoves }) => (allowedMoves?.length ?? 0) > 0,
    Dialog: lazy(() => import('./StatusDialog')),
  },
  { name: 'note', needs: ['Mutation.addNote'], isUsual: true, Dialog: lazy(() => import('./NoteDialog')) },
  { name: 'tags', needs: ['Mutation.addTag', 'Mutation.removeTag', 'Player.tags'], Dialog: lazy(() => import('./TagsDialog')) },
  { name: 'vip', needs: ['Mutation.setVipLevel'], Dialog: lazy(() => import('./VipDialog')) },
  { name: 'externalId', needs: ['Mutation.setExternalId'], Dialog: lazy(() => import('./ExternalIdDialog')) },
  { name: 'adjust', needs: ['Mutation.adjustBalance', 'Player.wallets'], Dialog: lazy(() => import('./AdjustDialog')) },
  { name: 'grant', needs: ['Mutation.grantFunds'], Dialog: lazy(() => import('./GrantDialog')) },
  { name: 'deposit', needs: ['Mutation.recordDeposit'], Dialog: lazy(() => import('./DepositAct')) },
  { name: 'withdrawal', needs: ['Mutation.requestWithdrawal'], Dialog: lazy(() => import('./WithdrawalAct')) },
  { name: 'commission', needs: ['Mutation.takeCommission'], Dialog: lazy(() => import('./CommissionAct')) },
  { name: 'profile', needs: ['Mutation.updateProfile'], Dialog: lazy(() => import('./ProfileDialog')) },
  { name: 'correction', needs: ['Mutation.requestCorrection'], Dialog: lazy(() => import('./CorrectionDialog')) },
  { name: 'factorReset', needs: ['Mutation.requestFactorReset'], Dialog: lazy(() => import('./FactorResetDialog')) },
];
