import { useCallback } from 'react';
import { hasText, useTexts } from '../../../texts/texts';

/** What a field of the player is called, `preferences.theme` too; as the server names it where we have no words. */
export function useFieldName(): (field: string | null) => string {
  const t = useTexts('player');
  return useCallback(
    (field) => {
      const last = field?.split('.').at(-1) ?? '';
      return hasText('player', `field.${last}`) ? t(`field.${last}`) : (field ?? '–');
    },
    [t],
  );
}
