import { useTexts } from '../../../texts/texts';
import { Section } from '../../../ui/Page';
import { Failed, Loading } from '../../../ui/states';
import { useUrlState } from '../../../ui/useUrlState';
import { NoteList } from '../notes/NoteList';
import { NOTES } from '../notes/operations';
import styles from '../player.module.css';
import { usePlayerRead } from '../playerContext';

const SHOWN = 3;

export function LatestNotes() {
  const t = useTexts('player');
  const [, change] = useUrlState();
  const { data, refusal, isLoading, reload } = usePlayerRead(NOTES, { after: null });
  const notes = data?.player?.notes?.nodes;
  return (
    <Section title={t('notes.latest')}>
      {isLoading && <Loading rows={3} />}
      {!notes && refusal && <Failed refusal={refusal} onRetry={reload} />}
      {notes && <NoteList notes={notes.slice(0, SHOWN)} />}
      {notes && notes.length > SHOWN && (
        <div className={styles['more']}>
          <button type="button" className={styles['linkLike']} onClick={() => change({ tab: 'notes' })}>
            {t('notes.all')}
          </button>
        </div>
      )}
    </Section>
  );
}
