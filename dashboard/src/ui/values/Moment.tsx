import { useTimeZone } from '../../app/preferences';
import { useLanguage } from '../../texts/texts';
import { agoOf, dayOf, momentOf } from './formats';
import { useNow } from '../useNow';

/** An instant in the zone that was chosen; how long ago it is, and the zone, when pointed at. */
export function Moment({ at, isRelative = false }: { at: string | null | undefined; isRelative?: boolean }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const now = useNow();
  if (!at) return <span>–</span>;
  const absolute = momentOf(at, language, timeZone);
  const relative = agoOf(at, now, language);
  return (
    <time dateTime={at} title={`${isRelative ? absolute : relative} (${timeZone})`}>
      {isRelative ? relative : absolute}
    </time>
  );
}

/** A calendar day. */
export function Day({ date }: { date: string | null | undefined }) {
  const language = useLanguage();
  return date ? <time dateTime={date}>{dayOf(date, language)}</time> : <span>–</span>;
}
