import { Button, Checkbox, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../texts/texts';
import { useFocusBack } from '../ui/useFocusBack';
import styles from './DecisionDialog.module.css';

export type Values = Record<string, string>;

export interface Field {
  name: string;
  label: string;
  /** Choices make it a menu; `area` is for sentences, `tick` for yes or no ('yes' or ''). */
  kind?: 'line' | 'area' | 'tick';
  choices?: readonly { value: string; label: string }[];
  hint?: string;
  isRequired?: boolean | ((values: Values) => boolean);
}

export interface Decision {
  title: string;
  /** The button: what happens, to what. */
  confirm: string;
  isHarmful?: boolean;
  /** Object, amount and consequence. */
  about: ReactNode;
  fields?: readonly Field[];
  /** What must be typed before the button works: the amount that is moved. */
  typed?: string | undefined;
  /** Does it; `key` is the same for each try. The sentence that says why it could not be done, or null. */
  perform: (values: Values, key: string) => Promise<string | null>;
}

interface Props {
  decision: Decision | null;
  onClose: () => void;
}

/** A decision about an item: what happens and to what, what must be said about it, and one button. */
export function DecisionDialog({ decision, onClose }: Props) {
  useFocusBack(decision !== null);
  return (
    <Modal.Root opened={decision !== null} onClose={onClose} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={decision?.title}>
        <Modal.Body>
          <h2 className={styles['title']}>{decision?.title}</h2>
          {decision && <Form decision={decision} onClose={onClose} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function isNeeded(field: Field, values: Values): boolean {
  return typeof field.isRequired === 'function' ? field.isRequired(values) : (field.isRequired ?? false);
}

function Form({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const t = useTexts('common');
  const { fields = [], typed } = decision;
  const [values, setValues] = useState<Values>({});
  const [written, setWritten] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const isReady = fields.every((field) => !isNeeded(field, values) || (values[field.name] ?? '').trim() !== '') && (typed === undefined || written.trim() === typed);
  const hasFields = fields.length > 0 || typed !== undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setIsBusy(true);
    const refused = await decision.perform(values, key);
    setIsBusy(false);
    if (refused === null) onClose();
    else setProblem(refused);
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <div className={styles['about']}>{decision.about}</div>
        {fields.map((field, index) => (
          <DecisionField
            key={field.name}
            field={field}
            isFirst={index === 0}
            isRequired={isNeeded(field, values)}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        {typed !== undefined && (
          <TextInput
            label={t('action.typed', { wanted: typed })}
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus={fields.length === 0 || undefined}
          />
        )}
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isReady} data-autofocus={!hasFields || undefined} {...(decision.isHarmful && { color: 'red.9' })}>
            {decision.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FieldProps {
  field: Field;
  isFirst: boolean;
  isRequired: boolean;
  value: string;
  onChange: (value: string) => void;
}

function DecisionField({ field, isFirst, isRequired, value, onChange }: FieldProps) {
  const shared = { label: field.label, description: field.hint, required: isRequired, 'data-autofocus': isFirst || undefined };
  if (field.choices) return <Select {...shared} data={[...field.choices]} value={value || null} onChange={(chosen) => onChange(chosen ?? '')} />;
  if (field.kind === 'tick') return <Checkbox label={field.label} description={field.hint} checked={value === 'yes'} onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')} size="xs" />;
  if (field.kind === 'area') return <Textarea {...shared} value={value} onChange={(event) => onChange(event.currentTarget.value)} autosize minRows={2} maxLength={500} />;
  return <TextInput {...shared} value={value} onChange={(event) => onChange(event.currentTarget.value)} autoComplete="off" maxLength={200} />;
}
