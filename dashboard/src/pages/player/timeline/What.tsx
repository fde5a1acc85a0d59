import { useTexts } from '../../../texts/texts';
import { Money } from '../../../ui/values/Money';
import { Label, Tag, useValueName } from '../../../ui/values/Tag';
import { plainOf } from '../profile/jsonText';
import type { Entry } from './entries';
import own from './timeline.module.css';

/** What there is to say of an entry, by what it is about; nothing where the viewer may not read that. */
export function What({ entry }: { entry: Entry }) {
  const { statusChange, changes, note, consent, correction, transaction, hold, factorReset, moneyApproval, signIn } = entry;
  if (statusChange) return <StatusMove move={statusChange} />;
  if (changes) return <Changes changes={changes} />;
  if (note) return <Quote text={note.text} />;
  if (consent) return <Answer consent={consent} />;
  if (correction) return <Correction correction={correction} />;
  if (transaction) return <Transaction transaction={transaction} />;
  if (hold) return <Hold hold={hold} isLifted={entry.kind === 'HOLD_LIFTED'} />;
  if (factorReset) return <FactorReset reset={factorReset} />;
  if (moneyApproval) return <MoneyApproval approval={moneyApproval} />;
  return signIn ? <SignIn signIn={signIn} /> : null;
}

type Of<Name extends keyof Entry> = NonNullable<Entry[Name]>;

function StatusMove({ move: { from, to, reasonCode, reason } }: { move: Of<'statusChange'> }) {
  return (
    <>
      {from && (
        <>
          <Tag type="PlayerStatus" value={from} /> →{' '}
        </>
      )}
      <Tag type="PlayerStatus" value={to} />
      <Why code={reasonCode} words={reason} />
    </>
  );
}

function Changes({ changes }: { changes: Of<'changes'> }) {
  const t = useTexts('player');
  const first = changes[0];
  return (
    <>
      <ul className={own['changes']}>
        {changes.map(({ field, before, after }) => (
          <li key={field}>
            <code>{field}</code> {t('timeline.change', { before: plainOf(before), after: plainOf(after) })}
          </li>
        ))}
      </ul>
      {first && <Why code={first.reasonCode} words={first.reason} />}
    </>
  );
}

function Answer({ consent: { kind, version, given } }: { consent: Of<'consent'> }) {
  const t = useTexts('player');
  const valueName = useValueName();
  return (
    <span>
      {kind && valueName('ConsentKind', kind)} {version} <Label tone={given ? 'ok' : 'bad'}>{given ? t('consents.given') : t('consents.refused')}</Label>
    </span>
  );
}

function Correction({ correction: { state, changes, reason, remark } }: { correction: Of<'correction'> }) {
  return (
    <>
      <code>{changes?.map(({ field }) => field).join(', ')}</code> <Tag type="CorrectionState" value={state} />
      <Quote text={reason} />
      <Quote text={remark} />
    </>
  );
}

function Transaction({ transaction: { seq, amount, game, reason } }: { transaction: Of<'transaction'> }) {
  const t = useTexts('player');
  return (
    <>
      {amount && (
        <b>
          <Money value={amount} isSigned />
        </b>
      )}{' '}
      <span className={own['quiet']}>{[t('rounds.number', { seq }), game].filter(Boolean).join(' · ')}</span>
      <Quote text={reason} />
    </>
  );
}

function Hold({ hold: { reason, note, liftNote, withdrawal }, isLifted }: { hold: Of<'hold'>; isLifted: boolean }) {
  const valueName = useValueName();
  return (
    <>
      {withdrawal?.amount && <Money value={withdrawal.amount} />} {reason && valueName('WithdrawalHoldReason', reason)}
      <Quote text={isLifted ? liftNote : note} />
    </>
  );
}

function FactorReset({ reset: { state, reason } }: { reset: Of<'factorReset'> }) {
  return (
    <>
      <Tag type="FactorResetState" value={state} />
      <Quote text={reason} />
    </>
  );
}

function MoneyApproval({ approval: { kind, amount, state, reason, decision } }: { approval: Of<'moneyApproval'> }) {
  const valueName = useValueName();
  return (
    <>
      {kind && valueName('TransactionKind', kind)} {amount && <Money value={amount} />} <Tag type="MoneyApprovalState" value={state} />
      <Quote text={reason} />
      <Quote text={decision} />
    </>
  );
}

function SignIn({ signIn: { factors, ip, userAgent } }: { signIn: Of<'signIn'> }) {
  const valueName = useValueName();
  const proved = factors?.map((factor) => valueName('Factor', factor)).join(', ');
  return <span className={own['quiet']}>{[proved, ip, userAgent].filter(Boolean).join(' · ')}</span>;
}

function Why({ code, words }: { code: string | null | undefined; words: string | null | undefined }) {
  const valueName = useValueName();
  const why = [code && valueName('ReasonCode', code), words].filter(Boolean).join(': ');
  return <Quote text={why} />;
}

function Quote({ text }: { text: string | null | undefined }) {
  return text ? <div className={own['words']}>{text}</div> : null;
}
