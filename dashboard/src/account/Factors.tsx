import { useState } from 'react';
import { complaintInWords } from '../session/complaints';
import { Moment } from '../session/page/Moment';
import { refresh } from '../session/session';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import { Enrol } from './Enrol';
import { REMOVE_FACTOR, RENEW_RECOVERY_CODES, type Account, type EnrolledFactor } from './operations';
import { isComplaint, perform } from './perform';
import { refusalInWords, refusalOf, type FactorRefusal } from './factors/refusals';
import { look, useAccount } from './useAccount';

/** The second factors of this account: what there is, adding one, taking one away, recovery codes. */
export function Factors({ onEnrolled }: { onEnrolled: () => void }) {
  const t = useTexts('account');
  const shared = useTexts('session');
  const found = useAccount();
  const account = found?.account ?? null;
  const [refusal, setRefusal] = useState<FactorRefusal | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);

  const enrolled = (recoveryCodes: readonly string[]) => {
    setCodes(recoveryCodes);
    onEnrolled();
    void look();
    void refresh();
  };
  const remove = async (factor: EnrolledFactor) => {
    const outcome = await perform(REMOVE_FACTOR, { id: factor.id });
    setRefusal(refusalOf(outcome, 'FactorRemoved'));
    void look();
    void refresh();
  };
  const renew = async () => {
    const outcome = await perform(RENEW_RECOVERY_CODES);
    setRefusal(refusalOf(outcome, 'RecoveryCodesRenewed'));
    if (!isComplaint(outcome)) setCodes((outcome['codes'] as string[] | undefined) ?? []);
    void look();
  };

  return (
    <section className="card" aria-labelledby="factors">
      <h2 id="factors">{t('factors.title')}</h2>
      <p className="problem" role="alert">
        {refusal && refusalInWords(t, shared, refusal)}
        {!refusal && found?.problem && `${t('factors.unread')} ${complaintInWords(shared, found.problem)}`}
      </p>
      {account !== null && <List account={account} onRemove={remove} />}
      {codes.length > 0 && <RecoveryCodes codes={codes} />}
      <Enrol onEnrolled={enrolled} onProblem={setRefusal} />
      {account !== null && account.factors.length > 0 && (
        <button className="secondary" type="button" onClick={() => void renew()}>
          {t('factors.renew')}
        </button>
      )}
    </section>
  );
}

function List({ account, onRemove }: { account: Account; onRemove: (factor: EnrolledFactor) => Promise<void> }) {
  const t = useTexts('account');
  const shared = useTexts('session');
  if (account.factors.length === 0) return <p>{t('factors.none')}</p>;
  return (
    <>
      <ul className="factors">
        {account.factors.map((factor) => (
          <li key={factor.id}>
            <span>
              <strong>{factor.name ?? shared(`factor.${factor.kind}`)}</strong>
              {factor.refusedSince !== null && <em> {t('factors.copied')}</em>}
              <small>
                <Filled
                  words={t(factor.lastUsedAt === null ? 'since' : 'factors.lastUsed', { from: placeFor(0), used: placeFor(1) })}
                  parts={[<Moment key="from" at={factor.confirmedAt} />, factor.lastUsedAt !== null && <Moment key="used" at={factor.lastUsedAt} />]}
                />
              </small>
            </span>
            <button className="secondary" type="button" onClick={() => void onRemove(factor)}>
              {t('factors.remove')}
            </button>
          </li>
        ))}
      </ul>
      {account.recoveryCodesLeft !== null && <p>{t('factors.codesLeft', { count: account.recoveryCodesLeft })}</p>}
    </>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTexts('account');
  return (
    <div className="notice">
      <p>{t('factors.writeDown')}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </div>
  );
}
