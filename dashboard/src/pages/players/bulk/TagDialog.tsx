import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { countOf } from '../../../ui/values/formats';
import { useAct } from '../../../ui/useAct';
import { START_TAG } from '../operations';
import { countIn, targetsOf, typedFor, type Scope } from './scope';
import styles from '../PlayersPage.module.css';
import { useStart } from '../../jobs/useStart';

export interface BulkDialogProps {
  scope: Scope;
  onStarted: (jobId: string) => void;
  onClose: () => void;
}

const TAGS_MAX = 10;
const small = (tags: readonly string[]) => tags.map((tag) => tag.trim().toLowerCase());

/** Tags to add to many players, and to remove from them. */
export default function TagDialog({ scope, onStarted, onClose }: BulkDialogProps) {
  const t = useTexts('players');
  const language = useLanguage();
  const act = useAct();
  const { key, told } = useStart(onStarted);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const count = countIn(scope);
  const both = add.filter((tag) => remove.includes(tag));
  const input = { key, ...targetsOf(scope), ...(add.length > 0 && { add }), ...(remove.length > 0 && { remove }) };
  const typed = typedFor('tag', scope);
  const title = t('bulk.tag.title', { count, written: countOf(count, language) });
  return (
    <ActionDialog
      isOpen
      title={title}
      confirm={title}
      isReady={add.length + remove.length > 0 && both.length === 0}
      {...(typed !== undefined && { typed })}
      onConfirm={async () => told(await act(START_TAG, { input }))}
      onClose={onClose}
    >
      <TagsInput label={t('bulk.tag.add')} description={t('bulk.tag.how')} value={add} onChange={(tags) => setAdd(small(tags))} maxTags={TAGS_MAX} dropdownOpened={false} data-autofocus />
      <TagsInput
        label={t('bulk.tag.remove')}
        value={remove}
        onChange={(tags) => setRemove(small(tags))}
        maxTags={TAGS_MAX}
        dropdownOpened={false}
        error={both.length > 0 && t('bulk.tag.both', { tags: both.join(', ') })}
      />
      <p className={styles['words']}>{scope.is === 'filter' ? t('bulk.ofFilter') : t('bulk.ofSelected')}</p>
    </ActionDialog>
  );
}
