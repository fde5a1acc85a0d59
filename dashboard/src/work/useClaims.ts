/** Which operator has which item of a queue in hand: followed for the list, taken and kept for the open item. */

import { useCallback, useEffect, useState } from 'react';
import { usePerform } from '../api/usePerform';
import { useLive } from '../api/useRead';
import { useViewer } from '../api/viewer';
import type { WorkItemKind, WorkItemsChangedSubscription } from './gql/graphql';
import { CLAIM, RELEASE, WORK_ITEMS_CHANGED } from './operations';

export interface Claim {
  holder: string;
  mine: boolean;
  since: string;
  until: string;
}

/** Id of an item -> who holds it. */
export type Claims = ReadonlyMap<string, Claim>;

const NONE: Claims = new Map();
const RENEWED_EVERY_MS = 60_000;
const CLAIMED_AFTER_MS = 150;

/** The claims as they stand after a push: a fresh one holds all there are, others what has changed. */
export function claimsAfter(before: Claims, { fresh, items }: WorkItemsChangedSubscription['workItemsChanged']): Claims {
  const claims = new Map(fresh ? [] : before);
  for (const { itemId, claim } of items ?? []) {
    if (claim) claims.set(itemId, claim);
    else claims.delete(itemId);
  }
  return claims;
}

/** Follows the claims on items of one kind. */
export function useClaims(kind: WorkItemKind): Claims {
  const [claims, setClaims] = useState(NONE);
  useLive(WORK_ITEMS_CHANGED, { kinds: [kind] }, { onPush: ({ workItemsChanged }) => setClaims((before) => claimsAfter(before, workItemsChanged)) });
  return claims;
}

/** Claims the open item while it waits, keeps the claim, and gives it up when another is opened. The holder, if any. */
export function useClaim(kind: WorkItemKind, id: string, isWaiting: boolean, claims: Claims): { claim: Claim | null; take: () => void } {
  const { may } = useViewer();
  const perform = usePerform();
  const mayClaim = may('Mutation.claimWorkItem');
  const [answered, setAnswered] = useState<Claim | null>(null);
  const known = claims.get(id) ?? null;
  const isFree = known === null;
  const take = useCallback(async () => {
    const { outcome } = await perform(CLAIM, { input: { item: { kind, id } } });
    setAnswered(outcome && 'claim' in outcome ? outcome.claim : null);
  }, [perform, kind, id]);

  useEffect(() => {
    if (!isWaiting || !mayClaim) return undefined;
    const renewal = setInterval(() => void take(), RENEWED_EVERY_MS);
    return () => {
      clearInterval(renewal);
      setAnswered(null);
      void perform(RELEASE, { input: { item: { kind, id } } });
    };
  }, [isWaiting, mayClaim, kind, id, perform, take]);

  // When it is opened and not passed by at once, and again when its holder gives it up.
  useEffect(() => {
    if (!isWaiting || !mayClaim || !isFree) return undefined;
    const opening = setTimeout(() => void take(), CLAIMED_AFTER_MS);
    return () => clearTimeout(opening);
  }, [isWaiting, mayClaim, isFree, take]);

  return { claim: known ?? answered, take: () => void take() };
}
