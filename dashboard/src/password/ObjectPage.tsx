import { useState, type FormEvent } from 'react';
import { PATTERNS } from '../paths';
import { objectToReset } from '../session/auth';
import { brandHere, passedOn } from '../brand/brand';
import { CardPage } from '../session/CardPage';
import { complaintInWords, type Complaint } from '../session/complaints';
import { Field } from '../session/Field';
import { useTexts } from '../texts/texts';

/** Objecting, by the code of a notice, to the removal of all second factors. */
export function ObjectPage() {
  const t = useTexts('password');
  const shared = useTexts('session');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<Complaint | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refusal = await objectToReset(code.trim().toUpperCase(), brandHere());
    setBusy(false);
    setProblem(refusal);
    setDone(refusal === null);
  };
  if (done) {
    return (
      <CardPage title={t('object.doneTitle')}>
        <output>{t('object.done')}</output>
        <a className="button primary" href={passedOn(PATTERNS.playersSignIn)}>
          {t('signIn')}
        </a>
      </CardPage>
    );
  }
  return (
    <CardPage title={t('object.title')}>
      <form className="sign-in" onSubmit={submit} noValidate>
        <p>{t('object.words')}</p>
        <Field
          label={t('object.code')}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onText={setCode}
          problem={problem === null ? undefined : complaintInWords(shared, problem)}
        />
        <button className="primary" type="submit" disabled={busy || code.trim() === ''}>
          {busy ? t('busy') : t('object.stop')}
        </button>
      </form>
      <p className="others">
        <a href={passedOn(PATTERNS.playersSignIn)}>{t('signIn')}</a>
      </p>
    </CardPage>
  );
}
