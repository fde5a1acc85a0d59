import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useMay } from '../api/viewer';
import { useTexts } from '../texts/texts';
import type { Column } from '../ui/grid/columns';
import { Moment } from '../ui/values/Moment';
import { Label } from '../ui/values/Tag';
import { useChoices } from '../ui/values/useChoices';
import { DecisionDialog, type Decision } from './DecisionDialog';
import type { TakeOverCode, WorkItemKind } from './gql/graphql';
import { Banner } from './Item';
import styles from './Item.module.css';
import { TAKE_OVER } from './operations';
import { useDecide } from './useDecide';
import { actorName } from './people';
import { useClaim, type Claim, type Claims } from './useClaims';

interface Props {
  kind: WorkItemKind;
  id: string;
  isWaiting: boolean;
  /** It is this one that the viewer looks at, where several stand beside each other. */
  isOpen?: boolean;
  claims: Claims;
}

/** Claims the open item; says who else has it in hand, from whom it can be taken with a reason. */
export function ClaimBanner({ kind, id, isWaiting, isOpen = true, claims }: Props) {
  const t = useTexts('work');
  const { claim, take } = useClaim(kind, id, isWaiting && isOpen, claims);
  const mayTake = useMay('Mutation.takeOverWorkItem');
  const [decision, setDecision] = useState<Decision | null>(null);
  const takeOver = useTakeOver(kind, id, claim?.holder ?? '', take);
  if (!claim || claim.mine || !isWaiting) return null;
  return (
    <>
      <Banner tone="warn">
        <span className={styles['held']}>
          <span>
            {t('claim.held', { who: actorName(claim.holder) })} <Moment at={claim.since} isRelative />
          </span>
          {mayTake && (
            <Button variant="default" onClick={() => setDecision(takeOver)}>
              {t('claim.takeOver')}
            </Button>
          )}
        </span>
      </Banner>
      <DecisionDialog decision={decision} onClose={() => setDecision(null)} />
    </>
  );
}

function useTakeOver(kind: WorkItemKind, id: string, holder: string, onTaken: () => void): Decision {
  const t = useTexts('work');
  const decide = useDecide(onTaken);
  const codes = useChoices('TakeOverCode');
  return {
    title: t('claim.takeOver'),
    confirm: t('claim.takeOver'),
    about: t('claim.told', { who: actorName(holder) }),
    fields: [
      { name: 'code', label: t('field.reason'), choices: codes, isRequired: true },
      { name: 'words', label: t('field.words'), kind: 'area', isRequired: ({ code }) => code === 'OTHER' },
    ],
    perform: ({ code, words }) => {
      const reason = { code: code as TakeOverCode, words: words?.trim() || null };
      return decide(TAKE_OVER, { input: { item: { kind, id }, holder, reason } }, 'WorkItemTakenOver', 'WorkItemClaimed');
    },
  };
}

/** In a list: the operator who has the item in hand, if there is one. */
export function HolderTag({ claim }: { claim: Claim | undefined }) {
  const t = useTexts('work');
  if (!claim) return null;
  return <Label tone="info">{claim.mine ? t('claim.mine') : actorName(claim.holder)}</Label>;
}

/** Which operator has each item of a list in hand. */
export function useHolderColumn<Row extends { id: string }>(claims: Claims): Column<Row> {
  const t = useTexts('work');
  return useMemo(
    () => ({ id: 'holder', title: t('claim.column'), width: 110, cell: ({ id }) => <HolderTag claim={claims.get(id)} />, needs: 'Subscription.workItemsChanged' }),
    [t, claims],
  );
}
