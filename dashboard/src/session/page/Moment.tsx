import { useTimeZone } from '../../app/preferences';
import { localeOf, useLanguage } from '../../texts/texts';

/** An instant, in the zone that was chosen or the browser's. */
export function Moment({ at }: { at: string }) {
  const locale = localeOf(useLanguage());
  const timeZone = useTimeZone();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}
