import { Link, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useRead } from '../../api/useRead';
import { PATTERNS } from '../../paths';
import { useTexts } from '../../texts/texts';
import { SAVED_VIEWS } from './operations';
import styles from './PlayersPage.module.css';
import { heldBy } from './savedView';
import { lazyPart } from '../../ui/floating/loadPart';

const PAGE = 'players';

const KeepView = lazyPart(() => import('./KeepView'));

/** States of this page that the operator keeps under names: each is an address. */
export function SavedViews() {
  const t = useTexts('players');
  const reading = useRead(SAVED_VIEWS, { page: PAGE });
  const { searchStr } = useLocation();
  const views = reading.data?.savedViews ?? [];
  const query = searchStr.replace(/^\?/, '');
  const { shown, isChanged } = heldBy(views, query);
  return (
    <nav className={styles['views']} aria-label={t('views.title')}>
      <ViewLink name={t('views.all')} query="" isOn={query === ''} />
      {views.map((view) => (
        <ViewLink key={view.id} name={view.name} query={view.query} isOn={view.id === shown?.id} viewId={view.id} />
      ))}
      {shown && isChanged && <span className={styles['changed']}>{t('views.changed')}</span>}
      {query !== '' && (
        <Suspense fallback={null}>
          <KeepView page={PAGE} shown={shown} isChanged={isChanged} query={query} onDone={reading.reload} />
        </Suspense>
      )}
    </nav>
  );
}

function ViewLink({ name, query, isOn, viewId }: { name: string; query: string; isOn: boolean; viewId?: string }) {
  const search = { ...Object.fromEntries(new URLSearchParams(query)), ...(viewId && { saved: viewId }) };
  return (
    <Link to={PATTERNS.players} search={search} className={styles['view']} data-on={isOn || undefined} aria-current={isOn ? 'page' : undefined} activeProps={{}}>
      {name}
    </Link>
  );
}
