import { useLoadedTexts, useTexts } from '../texts/texts';
import { paths } from '../paths';

export function NotFound() {
  const loaded = useLoadedTexts('common');
  const t = useTexts('common');
  if (!loaded) return null;
  return (
    <main className="not-found">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.words')}</p>
      <a href={paths.home()}>{t('notFound.home')}</a>
    </main>
  );
}
