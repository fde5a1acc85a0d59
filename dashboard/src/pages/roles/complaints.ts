import { useCallback } from 'react';
import { useTexts } from '../../texts/texts';
import { useValueName } from '../../ui/values/Tag';

interface Refused {
  message: string;
  complaints: readonly { kind: string; about: string }[];
}

/** Every reason for which a role or a change of rights is refused, each with what it is about. */
export function useRefusedWords(): (refused: Refused) => string {
  const t = useTexts('roles');
  const valueName = useValueName();
  return useCallback(({ complaints }) => complaints.map(({ kind, about }) => t('complaint', { why: valueName('PolicyComplaintKind', kind), about })).join(' '), [t, valueName]);
}
