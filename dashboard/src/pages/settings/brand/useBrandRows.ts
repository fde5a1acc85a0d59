import { useCallback } from 'react';
import { useTexts } from '../../../texts/texts';
import { differences, type Field } from './brands';

const OF_NONE: Partial<Record<Field, string>> = { currencies: 'everyCurrency', jurisdictions: 'byCountry' };

/** The lines of a diff between what a brand is and what it is to be. */
export function useBrandRows(): (...given: Parameters<typeof differences>) => { name: string; before: string; after: string }[] {
  const t = useTexts('settings');
  return useCallback(
    (now, wanted) => {
      const written = (field: Field, values: readonly string[]) => values.join(', ') || (OF_NONE[field] === undefined ? '–' : t(`brand.${OF_NONE[field]}`));
      return differences(now, wanted).map(({ field, before, after }) => ({ name: t(`brand.${field}`), before: now === null ? '–' : written(field, before), after: written(field, after) }));
    },
    [t],
  );
}
