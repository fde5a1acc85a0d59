import { useState } from 'react';
import { Moment } from '../session/Identity';
import { CALLED } from '../session/Proofs';
import { Enrol } from './Enrol';
import { REMOVE_FACTOR, RENEW_RECOVERY_CODES, type Account, type EnrolledFactor } from './operations';
import { perform } from './perform';
import { look, useAccount } from './useAccount';

/** The second factors of this account: what there is, adding one, taking one away, recovery codes. */
export function Factors() {
  const found = useAccount();
  const account = found?.account ?? null;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);

  const enrolled = (recoveryCodes: readonly string[]) => {
    setCodes(recoveryCodes);
    void look();
  };
  const remove = async (factor: EnrolledFactor) => {
    const outcome = await perform(REMOVE_FACTOR, { id: factor.id });
    setRefusal(refusalOf(outcome, 'FactorRemoved'));
    void look();
  };
  const renew = async () => {
    const outcome = await perform(RENEW_RECOVERY_CODES);
    setRefusal(refusalOf(outcome, 'RecoveryCodesRenewed'));
    if (typeof outcome !== 'string') setCodes((outcome['codes'] as string[] | undefined) ?? []);
    void look();
  };

  return (
    <section className="card" aria-labelledby="factors">
      <h2 id="factors">Second factors</h2>
      <p className="problem" role="alert">
        {refusal ?? found?.problem}
      </p>
      {account !== null && <List account={account} onRemove={remove} />}
      {codes.length > 0 && <RecoveryCodes codes={codes} />}
      <Enrol onEnrolled={enrolled} onProblem={setRefusal} />
      {account !== null && account.factors.length > 0 && (
        <button className="secondary" type="button" onClick={() => void renew()}>
          New recovery codes
        </button>
      )}
    </section>
  );
}

/** Why an outcome is not the one that was hoped for; null when it is. */
export function refusalOf(outcome: { __typename: string } | string, hoped: string): string | null {
  if (typeof outcome === 'string') return outcome;
  return outcome.__typename === hoped ? null : (REFUSED[outcome.__typename] ?? 'This was refused.');
}

const REFUSED: Record<string, string> = {
  FactorRefused: 'This was not accepted. Try again.',
  LastFactorStays: 'You need a strong factor: add another one first.',
  FactorNotFound: 'This factor is gone already.',
};

function List({ account, onRemove }: { account: Account; onRemove: (factor: EnrolledFactor) => Promise<void> }) {
  if (account.factors.length === 0) return <p>None yet.</p>;
  return (
    <>
      <ul className="factors">
        {account.factors.map((factor) => (
          <li key={factor.id}>
            <span>
              <strong>{factor.name ?? CALLED[factor.kind as keyof typeof CALLED]}</strong>
              {factor.refusedSince !== null && <em> There may be a copy of this key: remove it.</em>}
              <small>
                since <Moment at={factor.confirmedAt} />
                {factor.lastUsedAt !== null && (
                  <>
                    , last used <Moment at={factor.lastUsedAt} />
                  </>
                )}
              </small>
            </span>
            <button className="secondary" type="button" onClick={() => void onRemove(factor)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
      {account.recoveryCodesLeft !== null && <p>{account.recoveryCodesLeft} recovery codes left.</p>}
    </>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="notice">
      <p>Write these recovery codes down: they are never shown again, and each works once.</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </div>
  );
}
