import { useLoadedTexts, useTexts } from '../texts/texts';

/** A page failed while it was drawn: says so, and offers to load it anew. */
export function BrokenPage() {
  const loaded = useLoadedTexts('common');
  const t = useTexts('common');
  if (!loaded) return null;
  return (
    <main className="not-found" role="alert">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.words')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('broken.reload')}
      </button>
    </main>
  );
}
