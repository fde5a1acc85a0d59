import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { PATTERNS } from '../paths';
import { signIn } from '../session/auth';
import { accountOf } from '../account/realm';
import { brandHere, passedOn } from '../brand/brand';
import { asFragment, challengeOf, type Challenge } from '../password/challenge';
import { CardPage } from '../session/CardPage';
import { Problem } from '../session/Field';
import { askSignedOut } from '../session/graphql';
import { useSession } from '../session/session';
import { useLanguage, useTexts } from '../texts/texts';
import { Select } from './Choices';
import { CodeStep } from './CodeStep';
import { CODES, named } from './countries';
import { Details } from './Details';
import { fieldsOf } from './fields';
import { EMPTY, inputOf, problemsIn, problemsOf, problemsOfRefusal, WHOLE, type Form, type Problems } from './form';
import { REGISTER, VERIFY, type Registered, type Requirements } from './operations';
import { useProblemWords, type Problem as Wrong } from './problems';
import './register.css';
import { isProblem, useRequirements } from './useRequirements';

interface Sent {
  challenge: Challenge;
  /** Null after a reload: addresses are not kept in the one of the page. */
  email: string | null;
}

/** What a reload comes back to. */
function sentBefore(): Sent | null {
  const challenge = challengeOf(location.hash);
  return challenge && { challenge, email: null };
}

function keep(challenge: Challenge | null): void {
  history.replaceState(null, '', location.pathname + location.search + (challenge === null ? '' : asFragment(challenge)));
}

/** Registering as a player: the country decides what is asked for, and a code confirms the e-mail address. */
export function RegisterPage({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useTexts('register');
  const shared = useTexts('session');
  const language = useLanguage();
  const inWords = useProblemWords();
  const [country, setCountry] = useState('');
  const [form, setForm] = useState<Form>(EMPTY);
  const [problems, setProblems] = useState<Problems>({});
  const [sent, setSent] = useState<Sent | null>(sentBefore);
  const [made, setMade] = useState(false);
  const requirements = useRequirements(country);
  const session = useSession();
  const known = requirements === null || isProblem(requirements) ? null : requirements;

  const back = (wrong: Problems) => {
    keep(null);
    setSent(null);
    setProblems(wrong);
  };
  const register = async (wanted: Requirements) => {
    const outcome = await mutate(REGISTER, inputOf(form, wanted, language), wanted);
    if (!('__typename' in outcome)) return setProblems(outcome);
    setProblems({});
    const challenge = { id: String(outcome.challenge), askedAt: Date.now() };
    keep(challenge);
    return setSent({ challenge, email: String(outcome.email) });
  };
  const confirm = async (challenge: string, code: string) => {
    const outcome = await mutate(VERIFY, { challenge, code }, known);
    if (!('__typename' in outcome)) {
      // Whatever is not about the code takes another look at the form.
      return WHOLE in outcome ? setProblems(outcome) : back(outcome);
    }
    keep(null);
    const { email = '', password = '' } = form.typed;
    if (password === '') return setMade(true);
    const answer = await signIn('players', email.trim(), password, brandHere());
    return answer.state === 'SIGNED_IN' ? onSignedIn() : setMade(true);
  };

  if (made) return <Made />;
  if (session.state === 'asking' || session.state === 'signedIn') {
    return <CardPage title={t('title')}>{session.state === 'asking' ? <output>{shared('asking')}</output> : <SignedInAlready />}</CardPage>;
  }
  if (sent !== null) {
    return (
      <CardPage title={t('code.title')}>
        <CodeStep
          {...sent}
          problem={problems[WHOLE] && inWords(problems[WHOLE])}
          onTyping={() => setProblems({})}
          onCode={(code) => confirm(sent.challenge.id, code)}
          onAgain={known && (() => register(known))}
          onBack={() => back({})}
        />
      </CardPage>
    );
  }
  return (
    <CardPage title={t('title')}>
      <RegisterForm
        country={country}
        requirements={requirements}
        form={form}
        problems={problems}
        onCountry={setCountry}
        onChange={setForm}
        onProblems={setProblems}
        onSend={register}
      />
      <p className="others">
        <a href={passedOn(PATTERNS.playersSignIn)}>{t('signIn')}</a>
      </p>
    </CardPage>
  );
}

/** There is nothing to register for. */
function SignedInAlready() {
  const t = useTexts('register');
  return (
    <>
      <p>{t('already')}</p>
      <a className="button primary" href={accountOf('players')}>
        {t('account')}
      </a>
    </>
  );
}

function Made() {
  const t = useTexts('register');
  return (
    <CardPage title={t('made.title')}>
      <output>{t('made.words')}</output>
      <a className="button primary" href={passedOn(PATTERNS.playersSignIn)}>
        {t('signIn')}
      </a>
    </CardPage>
  );
}

interface FormProps {
  country: string;
  requirements: Requirements | Wrong | null;
  form: Form;
  problems: Problems;
  onCountry: (code: string) => void;
  onChange: (form: Form) => void;
  onProblems: (problems: Problems) => void;
  onSend: (requirements: Requirements) => Promise<void>;
}

function RegisterForm({ country, requirements, form, problems, onCountry, onChange, onProblems, onSend }: FormProps) {
  const t = useTexts('register');
  const shared = useTexts('session');
  const language = useLanguage();
  const inWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(problems).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  const refused = requirements !== null && isProblem(requirements) ? requirements : problems['country'];
  const wanted = requirements === null || isProblem(requirements) ? null : requirements;
  const countries = useMemo(() => named(CODES, 'region', language), [language]);
  const rest = wanted === null ? [] : elsewhere(problems, wanted);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (wanted === null) return;
    const wrong = problemsIn(form, wanted, new Date());
    if (Object.keys(wrong).length > 0) return onProblems(wrong);
    setBusy(true);
    await onSend(wanted);
    setBusy(false);
  };
  return (
    <form className="sign-in register" ref={element} onSubmit={(event) => void submit(event)} noValidate>
      <Select
        label={t('country')}
        choices={countries}
        value={country}
        autoComplete="country"
        problem={refused && inWords(refused)}
        onChoose={(code) => {
          onProblems({});
          onCountry(code);
        }}
      />
      {country !== '' && requirements === null && <output>{t('looking')}</output>}
      {wanted !== null && (
        <>
          <Details form={form} requirements={wanted} problems={problems} onChange={onChange} />
          <Problem>{rest.length === 0 ? null : rest.map(inWords).join(' ')}</Problem>
          <button className="primary" type="submit" disabled={busy}>
            {busy ? shared('busy') : t('register')}
          </button>
        </>
      )}
    </form>
  );
}

/** What is wrong with nothing that the form shows. */
function elsewhere(problems: Problems, requirements: Requirements): readonly Wrong[] {
  const shown = new Set(['country', 'currency', 'consents', 'contactBy', ...fieldsOf(requirements.requiredFields).map(({ name }) => name)]);
  return Object.entries(problems)
    .filter(([name]) => !shown.has(name))
    .map(([, problem]) => problem);
}

/** The outcome that was hoped for, or what is wrong. */
async function mutate(
  mutation: string,
  input: Record<string, unknown>,
  requirements: Requirements | null,
): Promise<Registered | Problems> {
  const answer = await askSignedOut<Record<string, Registered | null>>(brandHere(), mutation, { input });
  const outcome = Object.values(answer.data ?? {})[0];
  if (!outcome) return problemsOfRefusal(answer.errors?.[0]);
  if (outcome.__typename === 'CodeRefused') return { [WHOLE]: { code: 'WRONG_CODE' } };
  const hoped = outcome.__typename === 'RegistrationReceived' || outcome.__typename === 'PlayerRegistered';
  return hoped ? outcome : problemsOf(outcome, requirements);
}
