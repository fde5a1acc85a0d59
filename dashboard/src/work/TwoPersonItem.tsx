import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/texts';
import { Moment } from '../ui/values/Moment';
import { Fact } from '../ui/Page';
import { ClaimBanner } from './ClaimBanner';
import { DecisionDialog, type Decision } from './DecisionDialog';
import type { WorkItemKind } from './gql/graphql';
import { ItemHead, type Action } from './Item';
import { actorName } from './people';
import type { Claims } from './useClaims';

interface Props {
  kind: WorkItemKind;
  id: string;
  title: ReactNode;
  state: ReactNode;
  about: ReactNode;
  claims: Claims;
  isWaiting: boolean;
  /** Left out where the viewer may not, or its state does not allow it. */
  approve?: Decision | false;
  reject?: Decision | false;
  /** The evidence. */
  children: ReactNode;
}

/** An item that one operator asked for and another decides: `a` approves, `r` rejects. */
export function TwoPersonItem({ kind, id, title, state, about, claims, isWaiting, approve = false, reject = false, children }: Props) {
  const t = useTexts('work');
  const [decision, setDecision] = useState<Decision | null>(null);
  const actions: (Action | false)[] = [
    approve && { name: 'approve', label: t('approve'), key: 'a', isPrimary: true, onAct: () => setDecision(approve) },
    reject && { name: 'reject', label: t('reject'), key: 'r', isHarmful: true, onAct: () => setDecision(reject) },
  ];
  return (
    <>
      <ItemHead title={title} state={state} about={about} actions={actions.filter((action) => action !== false)} />
      <ClaimBanner kind={kind} id={id} isWaiting={isWaiting} claims={claims} />
      {children}
      <DecisionDialog decision={decision} onClose={() => setDecision(null)} />
    </>
  );
}

/** Who asked for it, when and why. */
export function AskedBy({ maker, at, reason }: { maker: string | null | undefined; at: string | null | undefined; reason: string | null | undefined }) {
  const t = useTexts('work');
  return (
    <>
      <Fact name={t('maker')}>{maker ? actorName(maker) : '–'}</Fact>
      <Fact name={t('askedAt')}>
        <Moment at={at} />
      </Fact>
      <Fact name={t('field.reason')}>{reason ?? '–'}</Fact>
    </>
  );
}
