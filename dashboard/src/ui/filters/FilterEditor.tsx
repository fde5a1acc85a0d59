import { Button, Checkbox, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../texts/texts';
import { DayInput } from '../dates/DayInput';
import { PopoverAt } from '../floating/PopoverAt';
import type { FloatingProps } from '../floating/useFloating';
import styles from './FilterBar.module.css';
import { daysOf, manyOf, writtenDays, writtenMany, type FilterSpec } from './filterSpec';
import { PeriodPresets } from './PeriodPresets';

interface Props extends FloatingProps {
  spec: FilterSpec;
  written: string | undefined;
  onApply: (written: string | undefined) => void;
}

/** What a filter is set to, until it is applied. */
export default function FilterEditor({ spec, written, onApply, ...floating }: Props) {
  return (
    <PopoverAt {...floating} label={spec.title} width={280}>
      <Draft spec={spec} written={written} onApply={onApply} />
    </PopoverAt>
  );
}

/** Begins anew each time the panel opens. */
function Draft({ spec, written, onApply }: Pick<Props, 'spec' | 'written' | 'onApply'>) {
  const t = useTexts('common');
  const [draft, setDraft] = useState(written);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onApply(draft === '' ? undefined : draft);
  };
  return (
    <form onSubmit={apply}>
      <Stack gap="xs">
        <Editor spec={spec} draft={draft} onDraft={setDraft} />
        <Button type="submit">{t('filters.apply')}</Button>
      </Stack>
    </form>
  );
}

interface EditorProps {
  spec: FilterSpec;
  draft: string | undefined;
  onDraft: (draft: string | undefined) => void;
}

function Editor({ spec: { kind, title }, draft, onDraft }: EditorProps) {
  if (kind.is === 'choice') {
    return (
      <Checkbox.Group label={title} value={manyOf(draft)} onChange={(values) => onDraft(writtenMany(values))}>
        <div className={styles['choices']}>
          {kind.values.map(({ value, label }, index) => (
            <Checkbox key={value} size="xs" value={value} label={label} {...(index === 0 && { 'data-autofocus': true })} />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  if (kind.is === 'words') {
    return <TagsInput label={title} value={manyOf(draft)} onChange={(values) => onDraft(writtenMany(values))} comboboxProps={{ withinPortal: false }} data-autofocus />;
  }
  if (kind.is === 'text') {
    return <TextInput label={title} value={draft ?? ''} onChange={(event) => onDraft(event.currentTarget.value)} data-autofocus />;
  }
  return <DaysEditor draft={draft} onDraft={onDraft} />;
}

function DaysEditor({ draft, onDraft }: Omit<EditorProps, 'spec'>) {
  const t = useTexts('common');
  const days = daysOf(draft);
  const change = (part: Partial<typeof days>) => onDraft(writtenDays({ ...days, ...part }));
  return (
    <>
      <PeriodPresets onChoose={(chosen) => onDraft(writtenDays(chosen))} />
      <DayInput label={t('filters.from')} value={days.from ?? ''} onChange={(day) => change({ from: day ?? null })} hasFocus />
      <DayInput label={t('filters.until')} value={days.until ?? ''} onChange={(day) => change({ until: day ?? null })} />
    </>
  );
}
