import { useTimeZone } from '../../../app/preferences';
import { useLanguage, useTexts } from '../../../texts/texts';
import { digitsOf, momentOf, type MoneyValue } from '../../../ui/values/formats';
import { useValueName } from '../../../ui/values/Tag';

type Value = string | number | boolean | null | undefined | MoneyValue | readonly string[] | object;

/** What came of a mutation, in words: each member of every result union has a sentence. */
export function useOutcomeWords(): (outcome: object) => string {
  const t = useTexts('player');
  const language = useLanguage();
  const timeZone = useTimeZone();
  const valueName = useValueName();
  const write = (name: string, value: Value): string => {
    if (name === 'until' || name === 'possibleFrom') return momentOf(String(value), language, timeZone);
    if (name === 'allowed') return (value as string[]).map((status) => valueName('PlayerStatus', status)).join(', ');
    if (name === 'reason') return valueName('BarReason', String(value));
    if (name === 'fields') return (value as string[]).join(', ');
    if (value !== null && typeof value === 'object' && 'amount' in value) return `${digitsOf((value as MoneyValue).amount, language)} ${(value as MoneyValue).currency}`;
    return String(value ?? '');
  };
  return (outcome) => {
    const { __typename, ...values } = outcome as Record<string, Value>;
    const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(name, value)]));
    return t(`outcome.${String(__typename)}`, written);
  };
}
