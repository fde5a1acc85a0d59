import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMay, useViewer } from '../api/viewer';
import { useTexts } from '../texts/texts';
import { ActionDialog } from '../ui/ActionDialog';
import { useCommands } from '../ui/commands';
import { splitStyles } from '../ui/layout/Split';
import { ClaimBanner } from './ClaimBanner';
import type { WorkItemKind } from './gql/graphql';
import type { Claims } from './useClaims';

interface Props {
  kind: WorkItemKind;
  id: string;
  claims: Claims;
  /** Several stand beside each other: each is claimed while its dialog is open. */
  isListed?: boolean;
  /** As the server names them, `operator:anna`. */
  askedBy: string | null;
  /** `Mutation.approve…` and `Mutation.reject…`. */
  approving: string;
  rejecting: string;
  /** Who asked may take it back: the server lets them reject it. */
  isWithdrawable?: boolean;
  /** Why the viewer may not decide, besides having asked. */
  barred?: string | null;
  /** What the decision is about, once more. */
  children: ReactNode;
  onDecide: (isApproved: boolean) => Promise<string | null>;
}

type Move = 'approve' | 'reject' | 'withdraw';

/** Approve or reject what another operator asked for; one's own waits for another, or is taken back. */
export function Decision({ kind, id, claims, isListed = false, askedBy, approving, rejecting, isWithdrawable = false, barred = null, children, onDecide }: Props) {
  const t = useTexts('work');
  const { name } = useViewer();
  const mayApprove = useMay(approving);
  const mayReject = useMay(rejecting);
  const [asked, setAsked] = useState<Move | null>(null);
  const isMine = askedBy === `operator:${name}`;
  const moves: readonly Move[] = isMine ? (isWithdrawable && mayReject ? ['withdraw'] : []) : decisions(mayApprove, mayReject);
  const isOffered = !isListed && (isMine || barred === null);
  useCommands(isOffered ? moves.map((move) => ({ name: move, label: t(`decision.${move}.button`), run: () => setAsked(move) })) : []);
  const note = isMine ? t('decision.mine') : barred;
  if (!mayApprove && !mayReject) return null;
  return (
    <div className={splitStyles['decision']}>
      <ClaimBanner kind={kind} id={id} isWaiting={moves.length > 0 && !isMine} isOpen={!isListed || asked !== null} claims={claims} />
      {note && <p className={splitStyles['quiet']}>{note}</p>}
      <div className={splitStyles['buttons']}>
        {(isMine || barred === null) &&
          moves.map((move) => (
            <Button key={move} variant={move === 'approve' ? 'filled' : 'default'} onClick={() => setAsked(move)}>
              {t(`decision.${move}.button`)}
            </Button>
          ))}
      </div>
      {asked !== null && (
        <ActionDialog
          isOpen
          title={t(`decision.${asked}.title`)}
          confirm={t(`decision.${asked}.button`)}
          isHarmful={asked !== 'approve'}
          onConfirm={() => onDecide(asked === 'approve')}
          onClose={() => setAsked(null)}
        >
          {children}
          <p>{t(`decision.${asked}.consequence`)}</p>
        </ActionDialog>
      )}
    </div>
  );
}

function decisions(mayApprove: boolean, mayReject: boolean): readonly Move[] {
  return [...(mayApprove ? (['approve'] as const) : []), ...(mayReject ? (['reject'] as const) : [])];
}
