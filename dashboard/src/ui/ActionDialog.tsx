import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../texts/texts';
import styles from './ActionDialog.module.css';
import { useFocusBack } from './useFocusBack';
import { useValueName } from './values/Tag';

export interface Reason {
  code: string;
  words: string | null;
}

interface Props {
  isOpen: boolean;
  title: string;
  /** The button: what happens, to what. */
  confirm: string;
  isHarmful?: boolean;
  /** Values of `ReasonCode` to choose from; without them no reason is asked for. */
  reasons?: readonly string[];
  /** What must be typed before the button works: the amount that is moved. */
  typed?: string;
  /** False while a further field is not filled in. */
  isReady?: boolean;
  /** Object, amount and consequence, and further fields. */
  children?: ReactNode;
  /** Does it; the sentence that says why it could not be done, or null once it is. */
  onConfirm: (reason: Reason | null) => Promise<string | null>;
  onClose: () => void;
}

/** Before something happens: what, to whom and with which consequence; a reason and a typed amount where they are wanted. */
export function ActionDialog(props: Props) {
  useFocusBack(props.isOpen);
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={props.title} withCloseButton={false} transitionProps={{ duration: 0 }}>
      <Form {...props} />
    </Modal>
  );
}

function Form({ confirm, isHarmful = false, reasons, typed, isReady: isFilled = true, children, onConfirm, onClose }: Props) {
  const t = useTexts('common');
  const [code, setCode] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [written, setWritten] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isReady = isFilled && (reasons === undefined || (code !== null && (code !== 'OTHER' || words.trim() !== ''))) && (typed === undefined || written.trim() === typed);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const refused = await onConfirm(code === null ? null : { code, words: words.trim() === '' ? null : words.trim() });
    setIsBusy(false);
    if (refused === null) onClose();
    else setProblem(refused);
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {children}
        {reasons && <ReasonFields reasons={reasons} code={code} onCode={setCode} words={words} onWords={setWords} />}
        {typed !== undefined && (
          <TextInput label={t('action.typed', { wanted: typed })} value={written} onChange={(event) => setWritten(event.currentTarget.value)} autoComplete="off" />
        )}
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isReady} {...(isHarmful && { color: 'red.9' })}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ReasonProps {
  reasons: readonly string[];
  code: string | null;
  onCode: (code: string | null) => void;
  words: string;
  onWords: (words: string) => void;
}

function ReasonFields({ reasons, code, onCode, words, onWords }: ReasonProps) {
  const t = useTexts('common');
  const valueName = useValueName();
  return (
    <>
      <Select
        label={t('action.code')}
        data={reasons.map((value) => ({ value, label: valueName('ReasonCode', value) }))}
        value={code}
        onChange={onCode}
        required
        data-autofocus
      />
      <Textarea label={t('action.words')} value={words} onChange={(event) => onWords(event.currentTarget.value)} autosize minRows={2} maxLength={500} required={code === 'OTHER'} />
    </>
  );
}
