import { useId } from 'react';
import { Notes } from '../session/Field';
import { useTexts } from '../texts/texts';
import type { Named } from './countries';

interface SelectProps {
  label: string;
  choices: readonly Named[];
  value: string;
  autoComplete?: string;
  hint?: string | undefined;
  problem?: string | undefined;
  onChoose: (code: string) => void;
}

/** One of many, by name. */
export function Select({ label, choices, value, autoComplete, hint, problem, onChoose }: SelectProps) {
  const t = useTexts('register');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        autoComplete={autoComplete}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-hint ${id}-problem`}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {choices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Notes id={id} hint={hint} problem={problem} />
    </div>
  );
}

interface ChecksProps {
  legend: string;
  checks: readonly { name: string; label: string }[];
  chosen: ReadonlySet<string>;
  problem?: string | undefined;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Any of some, each by itself. */
export function Checks({ legend, checks, chosen, problem, onChange }: ChecksProps) {
  const id = useId();
  const toggle = (name: string, on: boolean) => {
    const others = [...chosen].filter((each) => each !== name);
    onChange(new Set(on ? [...others, name] : others));
  };
  return (
    <fieldset aria-describedby={`${id}-problem`}>
      <legend>{legend}</legend>
      {checks.map(({ name, label }) => (
        <label key={name} className="check">
          <input
            type="checkbox"
            checked={chosen.has(name)}
            aria-invalid={problem !== undefined && !chosen.has(name)}
            onChange={(event) => toggle(name, event.target.checked)}
          />
          {label}
        </label>
      ))}
      <p className="problem" id={`${id}-problem`}>
        {problem}
      </p>
    </fieldset>
  );
}
