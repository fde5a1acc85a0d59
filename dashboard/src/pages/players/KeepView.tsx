import { ActionIcon, Button } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { usePerform } from '../../api/usePerform';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { onDemand } from '../../ui/floating/onDemand';
import { useFloating } from '../../ui/floating/useFloating';
import { useRefusalWords } from '../../ui/states';
import type { Props as NewViewProps } from './NewViewForm';
import { DELETE_VIEW, SAVE_VIEW } from './operations';
import type { View } from './savedView';
import type { Props as ViewActionsProps } from './ViewActions';

interface Props {
  page: string;
  shown: View | null;
  isChanged: boolean;
  query: string;
  onDone: () => void;
}

/** Saves what is shown under a new name, or over the view it came from; takes the view away. */
export default function KeepView({ page, shown, isChanged, query, onDone }: Props) {
  const mayDelete = useMay('Mutation.deleteView');
  const { save, remove, problem } = useKeeping(page, query, onDone);
  const maySave = useMay('Mutation.saveView');
  if (!maySave) return null;
  return (
    <>
      <NewView onSave={(name) => save(name, null)} problem={problem} />
      {shown && <ViewMenu name={shown.name} isChanged={isChanged} onUpdate={() => void save(shown.name, shown.id)} onDelete={mayDelete ? () => void remove(shown.id) : null} />}
    </>
  );
}

const ViewActions = onDemand(() => import('./ViewActions'));

function ViewMenu(view: ViewActionsProps) {
  const t = useTexts('players');
  const { button, panel } = useFloating(ViewActions, 'menu');
  return (
    <>
      <ActionIcon aria-label={t('views.more', { name: view.name })} {...button}>
        <EllipsisVertical size={14} aria-hidden />
      </ActionIcon>
      <ViewActions.Component {...panel} {...view} />
    </>
  );
}

const NewViewForm = onDemand(() => import('./NewViewForm'));

function NewView({ onSave, problem }: NewViewProps) {
  const t = useTexts('players');
  const { button, panel } = useFloating(NewViewForm, 'dialog');
  return (
    <>
      <Button variant="subtle" size="compact-xs" {...button}>
        {t('views.save')}
      </Button>
      <NewViewForm.Component {...panel} onSave={onSave} problem={problem} />
    </>
  );
}

function useKeeping(page: string, query: string, onDone: () => void) {
  const perform = usePerform();
  const words = useRefusalWords();
  const [problem, setProblem] = useState<string | null>(null);
  const kept = new URLSearchParams(query);
  kept.delete('saved');
  const save = async (name: string, id: string | null) => {
    const { outcome, refusal } = await perform(SAVE_VIEW, { input: { id, page, name, query: kept.toString() } });
    const isSaved = outcome?.__typename === 'ViewSaved';
    setProblem(isSaved ? null : refusal ? words(refusal) : (outcome as { message: string }).message);
    if (isSaved) onDone();
    return isSaved;
  };
  const remove = async (id: string) => {
    await perform(DELETE_VIEW, { input: { id } });
    onDone();
  };
  return { save, remove, problem };
}
