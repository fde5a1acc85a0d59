/** The values of enums of the schema to choose from, in words: a new value reaches every filter with the schema. */

import { useCallback, useMemo } from 'react';
import { useLanguage } from '../../texts/texts';
import enumValues from './enumValues.json';
import { useValueName } from './Tag';

export type EnumName = keyof typeof enumValues;

export interface Choice {
  value: string;
  label: string;
}

/** For what lists several enums: a set of filters. */
export type ChoicesOf = (type: EnumName) => Choice[];

/** In the order of their words, and what is none of them last. */
export function useChoicesOf(): ChoicesOf {
  const valueName = useValueName();
  const language = useLanguage();
  return useCallback(
    (type) => {
      const { compare } = new Intl.Collator(language);
      const choices = enumValues[type].map((value) => ({ value, label: valueName(type, value) }));
      return choices.toSorted((one, other) => Number(one.value === 'OTHER') - Number(other.value === 'OTHER') || compare(one.label, other.label));
    },
    [valueName, language],
  );
}

export function useChoices(type: EnumName): Choice[] {
  const choicesOf = useChoicesOf();
  return useMemo(() => choicesOf(type), [choicesOf, type]);
}
