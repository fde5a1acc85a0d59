import { ActionIcon, TextInput } from '@mantine/core';
import { Calendar } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useTexts } from '../../texts/texts';
import styles from './DayInput.module.css';
import { dayPattern, typedDay, writtenDay } from './dayText';

interface Props {
  label: string;
  description?: string;
  /** `2026-12-31`; empty or undefined for none. */
  value: string | undefined;
  /** A day, or undefined for none; not called while what is typed is no day. */
  onChange: (day: string | undefined) => void;
  max?: string;
  w?: number;
  hasFocus?: boolean;
}

/** A calendar day, typed as the console's language writes it, or chosen in the browser's calendar. */
export function DayInput({ label, description, value = '', onChange, max = '9999-12-31', w, hasFocus = false }: Props) {
  const t = useTexts('common');
  const language = useLanguage();
  const [draft, setDraft] = useState({ of: value, language, text: writtenDay(value, language) });
  const [isLeft, setIsLeft] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  if (draft.of !== value || draft.language !== language) setDraft({ of: value, language, text: writtenDay(value, language) });
  const pattern = dayPattern({ day: t('date.day'), month: t('date.month'), year: t('date.year') }, language);
  const day = typedDay(draft.text, language, isLeft);
  const problem = draft.text.trim() === '' || (day !== null && day <= max) ? null : t(day === null ? 'date.wrong' : 'date.late', { pattern, max: writtenDay(max, language) });
  // A form is not sent with a day in it that is none, as if it had the one before.
  useEffect(() => field.current?.setCustomValidity(problem ?? ''), [problem]);
  const give = (text: string, isDone: boolean) => {
    const found = typedDay(text, language, isDone);
    const given = text.trim() === '' ? '' : found !== null && found <= max ? found : null;
    setDraft({ of: given ?? value, language, text: isDone && given !== null ? writtenDay(given, language) : text });
    if (given !== null && given !== value) onChange(given === '' ? undefined : given);
  };
  const done = () => {
    setIsLeft(true);
    give(draft.text, true);
  };
  return (
    <div className={styles['day']} style={w === undefined ? undefined : { width: w }}>
      <TextInput
        ref={field}
        label={label}
        description={description}
        placeholder={pattern}
        inputMode="numeric"
        autoComplete="off"
        value={draft.text}
        error={isLeft && problem}
        onChange={(event) => {
          setIsLeft(false);
          give(event.currentTarget.value, false);
        }}
        onBlur={done}
        onKeyDown={(event) => event.key === 'Enter' && done()}
        {...(hasFocus && { 'data-autofocus': true })}
        rightSection={
          <ActionIcon variant="subtle" color="gray" aria-label={t('date.calendar', { label })} onClick={() => calendar.current?.showPicker()}>
            <Calendar size={14} aria-hidden />
          </ActionIcon>
        }
      />
      <input ref={calendar} className={styles['calendar']} type="date" tabIndex={-1} aria-hidden value={value} max={max} onChange={(event) => give(event.currentTarget.value, true)} />
    </div>
  );
}
