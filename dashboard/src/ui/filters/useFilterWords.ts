import { useLanguage } from '../../texts/texts';
import { dayOf } from '../values/formats';
import { daysOf, manyOf, type FilterSpec } from './filterSpec';

/** What a filter is set to, in words. */
export function useFilterWords(): (spec: FilterSpec, written: string) => string {
  const language = useLanguage();
  return ({ kind }, written) => {
    if (kind.is === 'text') return written;
    if (kind.is === 'period') {
      const { from, until } = daysOf(written);
      return `${from ? dayOf(from, language) : '…'} – ${until ? dayOf(until, language) : '…'}`;
    }
    const labels = kind.is === 'choice' ? new Map(kind.values.map(({ value, label }) => [value, label])) : new Map<string, string>();
    return manyOf(written)
      .map((value) => labels.get(value) ?? value)
      .join(', ');
  };
}
