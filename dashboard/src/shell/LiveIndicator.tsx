import { useConnectionState } from '../api/connectionState';
import { useTimeZone } from '../app/preferences';
import { localeOf, useLanguage, useTexts } from '../texts/texts';
import styles from './LiveIndicator.module.css';

/** Whether what is shown is live; and since when it may be out of date. */
export function LiveIndicator() {
  const t = useTexts('shell');
  const language = useLanguage();
  const timeZone = useTimeZone();
  const { is, liveAt } = useConnectionState();
  const time = liveAt && new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short', timeZone }).format(liveAt);
  const words = is === 'lost' && time ? t('live.stale', { time }) : t(`live.${is}`);
  return (
    <output className={styles['live']} data-state={is}>
      <i aria-hidden />
      <span className={styles['words']}>{words}</span>
      {is === 'lost' && time && (
        <span className={styles['short']} aria-hidden>
          {t('live.since', { time })}
        </span>
      )}
    </output>
  );
}
