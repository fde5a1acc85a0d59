import { useId, type InputHTMLAttributes } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  value: string;
  onText: (text: string) => void;
  hint?: string | undefined;
  problem?: string | undefined;
}

/** A line to fill in, with what it wants below it, and what is wrong with it beside that. */
export function Field({ label, value, onText, hint, problem, ...input }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-hint ${id}-problem`}
        onChange={(event) => onText(event.target.value)}
      />
      <Notes id={id} hint={hint} problem={problem} />
    </div>
  );
}

interface NotesProps {
  id: string;
  hint?: string | undefined;
  problem?: string | undefined;
}

/** The lines that `aria-describedby` of a field names. */
export function Notes({ id, hint, problem }: NotesProps) {
  return (
    <>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p className="problem" id={`${id}-problem`}>
        {problem}
      </p>
    </>
  );
}

/** What is wrong with the whole; said aloud as soon as it is there. */
export function Problem({ children }: { children: string | null }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}
