import { Button } from '@mantine/core';
import { ChevronDown, Tags, UserCog } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { onDemand } from '../../../ui/floating/onDemand';
import { useFloating } from '../../../ui/floating/useFloating';
import { countOf } from '../../../ui/values/formats';
import type { PlayerRow } from '../playerColumns';
import type { Asked } from '../usePlayers';
import { ExportDialog, StatusDialog, TagDialog } from './dialogs';
import { useBulkRights, type What } from './rights';
import { SELECTED_MAX, type Scope } from './scope';

const FilterChoices = onDemand(() => import('./FilterChoices'));

interface SelectedProps {
  ids: ReadonlySet<string>;
  rows: readonly PlayerRow[];
  onStarted: (jobId: string) => void;
}

/** For the rows that are selected: in the bar below the grid. */
export function SelectedActions({ ids, rows, onStarted }: SelectedProps) {
  const t = useTexts('players');
  const language = useLanguage();
  const rights = useBulkRights();
  const [what, setWhat] = useState<What | null>(null);
  const scope: Scope = { is: 'selected', ids: [...ids] };
  if (ids.size > SELECTED_MAX) return <span>{t('bulk.tooManySelected', { most: countOf(SELECTED_MAX, language) })}</span>;
  const given = { scope, onStarted, onClose: () => setWhat(null) };
  return (
    <>
      {rights.tag && (
        <Button size="compact-sm" variant="default" leftSection={<Tags size={14} aria-hidden />} onClick={() => setWhat('tag')}>
          {t('bulk.tag.button')}
        </Button>
      )}
      {rights.status && (
        <Button size="compact-sm" variant="default" leftSection={<UserCog size={14} aria-hidden />} onClick={() => setWhat('status')}>
          {t('bulk.status.button')}
        </Button>
      )}
      <Suspense fallback={null}>
        {what === 'tag' && <TagDialog {...given} />}
        {what === 'status' && <StatusDialog {...given} rows={rows} />}
      </Suspense>
    </>
  );
}

interface FilterProps {
  asked: Asked;
  rows: readonly PlayerRow[];
  count: number | null;
  /** Ids of the columns that the list shows. */
  shown: readonly string[];
  onStarted: (jobId: string) => void;
}

/** For everything that the filter holds: a menu that says how many that are. */
export function FilterActions({ asked, rows, count, shown, onStarted }: FilterProps) {
  const t = useTexts('players');
  const language = useLanguage();
  const rights = useBulkRights();
  const [what, setWhat] = useState<What | null>(null);
  const { button, panel } = useFloating(FilterChoices, 'menu');
  const choices = (['tag', 'status', 'export'] as const).filter((each) => rights[each]);
  if (choices.length === 0 || count === null || count === 0) return null;
  const scope: Scope = { is: 'filter', filter: asked.filter ?? {}, count };
  const given = { onStarted, onClose: () => setWhat(null) };
  const label = t('bulk.all', { count, written: countOf(count, language) });
  return (
    <>
      <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />} {...button}>
        {label}
      </Button>
      <FilterChoices.Component {...panel} label={label} count={count} choices={choices} onChoose={setWhat} />
      <Suspense fallback={null}>
        {what === 'tag' && <TagDialog {...given} scope={scope} />}
        {what === 'status' && <StatusDialog {...given} scope={scope} rows={rows} />}
        {what === 'export' && <ExportDialog {...given} asked={asked} count={count} shown={shown} />}
      </Suspense>
    </>
  );
}
