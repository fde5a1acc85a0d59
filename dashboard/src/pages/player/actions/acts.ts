/** What may be done to a player, each with the rights it takes, and its dialog, loaded when it is first opened. */

import type { ComponentType } from 'react';
import type { Player } from '../playerContext';
import { lazyPart } from '../../../ui/floating/loadPart';

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
    Dialog: lazyPart(() => import('./StatusDialog')),
  },
  { name: 'note', needs: ['Mutation.addNote'], isUsual: true, Dialog: lazyPart(() => import('./NoteDialog')) },
  { name: 'tags', needs: ['Mutation.addTag', 'Mutation.removeTag', 'Player.tags'], Dialog: lazyPart(() => import('./TagsDialog')) },
  { name: 'vip', needs: ['Mutation.setVipLevel'], Dialog: lazyPart(() => import('./VipDialog')) },
  { name: 'externalId', needs: ['Mutation.setExternalId'], Dialog: lazyPart(() => import('./ExternalIdDialog')) },
  { name: 'adjust', needs: ['Mutation.adjustBalance', 'Player.wallets'], Dialog: lazyPart(() => import('./AdjustDialog')) },
  { name: 'grant', needs: ['Mutation.grantFunds'], Dialog: lazyPart(() => import('./GrantDialog')) },
  { name: 'deposit', needs: ['Mutation.recordDeposit'], Dialog: lazyPart(() => import('./DepositAct')) },
  { name: 'withdrawal', needs: ['Mutation.requestWithdrawal'], Dialog: lazyPart(() => import('./WithdrawalAct')) },
  { name: 'commission', needs: ['Mutation.takeCommission'], Dialog: lazyPart(() => import('./CommissionAct')) },
  { name: 'profile', needs: ['Mutation.updateProfile'], Dialog: lazyPart(() => import('./ProfileDialog')) },
  { name: 'correction', needs: ['Mutation.requestCorrection'], Dialog: lazyPart(() => import('./CorrectionDialog')) },
  { name: 'factorReset', needs: ['Mutation.requestFactorReset'], Dialog: lazyPart(() => import('./FactorResetDialog')) },
];
