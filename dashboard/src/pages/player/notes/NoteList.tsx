import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import type { NotesQuery } from '../gql/graphql';
import styles from '../player.module.css';

type Note = NonNullable<NonNullable<NonNullable<NotesQuery['player']>['notes']>['nodes']>[number];

export function NoteList({ notes }: { notes: readonly Note[] }) {
  const t = useTexts('player');
  if (notes.length === 0) return <p className={styles['none']}>{t('notes.none')}</p>;
  return (
    <ul className={styles['notes']}>
      {notes.map(({ id, text, author, at }) => (
        <li key={id}>
          {text === null ? <p className={styles['quiet']}>{t('notes.erased')}</p> : <p>{text}</p>}
          <footer>
            <span>{author}</span>
            <Moment at={at} />
          </footer>
        </li>
      ))}
    </ul>
  );
}
