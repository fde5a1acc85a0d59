import { useCallback } from 'react';
import { hasText, useTexts } from '../texts/texts';

/** What an action of the audit log is in words; its own name where we have none. */
export function useActionWords(): (action: string) => string {
  const t = useTexts('actions');
  return useCallback(
    (action) => {
      const key = action.replaceAll('.', '_');
      return hasText('actions', `actions.${key}`) ? t(`actions.${key}`) : action;
    },
    [t],
  );
}
