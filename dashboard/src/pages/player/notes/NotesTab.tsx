import { useTexts } from '../../../texts/texts';
import { Listed } from '../Listed';
import { usePlayerPages } from '../playerContext';
import { NoteList } from './NoteList';
import { NOTES } from './operations';

export default function NotesTab() {
  const t = useTexts('player');
  const pages = usePlayerPages(NOTES, {}, ({ player }) => player?.notes);
  return (
    <Listed title={t('tab.notes')} reading={pages} list={pages.list} pages={pages}>
      <NoteList notes={pages.rows} />
    </Listed>
  );
}
