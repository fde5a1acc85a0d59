import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Fact, Facts, Section } from '../../ui/Page';
import { Secured } from '../../ui/values/Secured';
import { Label, Tag, useValueName } from '../../ui/values/Tag';
import { Evidence, SmallTable, Trail } from '../../work/Item';
import { actorName, PlayerLink } from '../../work/people';
import type { Withdrawal } from './WithdrawalItem';

interface Props {
  withdrawal: Withdrawal;
  onLift: (holdId: string, name: string) => void;
  onNote: () => void;
}

const BEFORE = 6;

/** All there is to decide on, on one screen: why it waits, the player, the money, and who did what. */
export function WithdrawalEvidence({ withdrawal, onLift, onNote }: Props) {
  return (
    <Evidence first={<Balances withdrawal={withdrawal} />}>
      <Holds withdrawal={withdrawal} onLift={onLift} />
      <Player withdrawal={withdrawal} />
      <Steps withdrawal={withdrawal} />
      <Before withdrawal={withdrawal} kind="deposits" />
      <Before withdrawal={withdrawal} kind="withdrawals" />
      <Payment withdrawal={withdrawal} />
      <Notes withdrawal={withdrawal} onNote={onNote} />
    </Evidence>
  );
}

function By({ who, at }: { who: string | null | undefined; at: string | null | undefined }) {
  const t = useTexts('withdrawals');
  return (
    <>
      {who && <span>{who.startsWith('player:') ? t('player.themself') : actorName(who)}</span>}
      <Moment at={at} />
    </>
  );
}

function Holds({ withdrawal, onLift }: Pick<Props, 'withdrawal' | 'onLift'>) {
  const t = useTexts('withdrawals');
  const valueName = useValueName();
  const mayLift = useMay('Mutation.liftWithdrawalHold');
  const waits = (withdrawal.allowedMoves?.length ?? 0) > 0;
  const entries = (withdrawal.holds ?? []).map((hold) => {
    const subject = hold.waitsFor ? valueName('WithdrawalHoldSubject', hold.waitsFor) : t('held');
    const name = hold.reason ? valueName('WithdrawalHoldReason', hold.reason) : subject;
    const stands = !hold.liftedAt;
    return {
      id: hold.id,
      what: (
        <>
          <Label tone={stands ? 'warn' : 'plain'}>{name}</Label>
          {hold.owner && (
            <span>
              <Tag type="WithdrawalHoldOwner" value={hold.owner} />
            </span>
          )}
          {stands && mayLift && waits && (
            <Button variant="default" size="compact-xs" onClick={() => onLift(hold.id, name)}>
              {t('lift.button')}
            </Button>
          )}
        </>
      ),
      words: [hold.note, hold.liftNote].filter(Boolean).join(' · '),
      by: (
        <>
          <By who={hold.putBy} at={hold.putAt} />
          {!stands && (
            <span>
              {t('lifted')} {hold.liftedBy && actorName(hold.liftedBy)} <Moment at={hold.liftedAt} />
            </span>
          )}
        </>
      ),
    };
  });
  return (
    <Section title={t('section.holds')}>
      <Readable coordinate="Withdrawal.holds">
        <Trail entries={entries} empty={t('none.holds')} />
      </Readable>
    </Section>
  );
}

function Readable({ coordinate, children }: { coordinate: string; children: ReactNode }) {
  const may = useMay(coordinate);
  if (may) return children;
  return (
    <Facts>
      <Fact name="">
        <Secured coordinate={coordinate}>{children}</Secured>
      </Fact>
    </Facts>
  );
}

function Player({ withdrawal: { player } }: Pick<Props, 'withdrawal'>) {
  const t = useTexts('withdrawals');
  const valueName = useValueName();
  if (!player) return null;
  return (
    <Section title={t('section.player')}>
      <Facts>
        <Fact name={t('player.name')}>
          <PlayerLink player={player} />
        </Fact>
        <Fact name={t('player.status')}>
          <Tag type="PlayerStatus" value={player.status} /> {player.statusSince && <Moment at={player.statusSince} isRelative />}
        </Fact>
        <Fact name={t('player.missing')}>
          <Secured coordinate="Player.missing" isEmpty={player.missing?.length === 0}>
            {player.missing?.map((each) => valueName('ConditionOfPlay', each)).join(', ')}
          </Secured>
        </Fact>
        <Fact name={t('player.country')}>
          <Secured coordinate="Player.country" isEmpty={!player.country}>
            {player.country}
          </Secured>
        </Fact>
        <Fact name={t('player.since')}>
          <Secured coordinate="Player.createdAt">
            <Moment at={player.createdAt} />
          </Secured>
        </Fact>
        <Fact name={t('player.tags')}>
          <Secured coordinate="Player.tags" isEmpty={player.tags?.length === 0}>
            {player.tags?.join(', ')}
          </Secured>
        </Fact>
      </Facts>
    </Section>
  );
}

function Balances({ withdrawal: { player } }: Pick<Props, 'withdrawal'>) {
  const t = useTexts('withdrawals');
  const rows = (player?.wallets ?? []).map((wallet) => ({
    id: wallet.id,
    cells: [
      <Tag key="kind" type="WalletKind" value={wallet.kind} />,
      <Money key="balance" value={wallet.balance} />,
      <Money key="reserved" value={wallet.reserved} />,
      <Money key="available" value={wallet.available} />,
    ],
  }));
  return (
    <Section title={t('section.balances')}>
      <Readable coordinate="Player.wallets">
        <SmallTable label={t('section.balances')} heads={[t('balance.wallet'), t('balance.balance'), t('balance.reserved'), t('balance.available')]} rows={rows} amountsFrom={1} empty={t('none.wallets')} />
      </Readable>
    </Section>
  );
}

function Steps({ withdrawal }: Pick<Props, 'withdrawal'>) {
  const t = useTexts('withdrawals');
  const valueName = useValueName();
  const entries = (withdrawal.steps ?? []).map((step, index) => {
    const subject = step.hold?.waitsFor ? valueName('WithdrawalHoldSubject', step.hold.waitsFor) : null;
    const found = step.review?.decision ? valueName('WithdrawalReviewDecision', step.review.decision) : null;
    return {
      id: String(index),
      what:
        step.kind === 'MOVED' ? (
          <Tag type="WithdrawalState" value={step.state} />
        ) : (
          <>
            <Tag type="WithdrawalStepKind" value={step.kind} /> {found ?? subject}
          </>
        ),
      words: step.reason ?? step.review?.note,
      by: <By who={step.actor} at={step.at} />,
    };
  });
  return (
    <Section title={t('section.steps')}>
      <Readable coordinate="Withdrawal.steps">
        <Trail entries={entries} empty={t('none.steps')} />
      </Readable>
    </Section>
  );
}

function Before({ withdrawal, kind }: { withdrawal: Withdrawal; kind: 'deposits' | 'withdrawals' }) {
  const t = useTexts('withdrawals');
  const nodes = withdrawal.player?.[kind]?.nodes ?? [];
  const rows = nodes
    .filter(({ id }) => id !== withdrawal.id)
    .slice(0, BEFORE)
    .map((payment) => ({
      id: payment.id,
      cells: [
        <Moment key="at" at={payment.createdAt} isRelative />,
        kind === 'deposits' ? <Tag key="state" type="DepositState" value={payment.state} /> : <Tag key="state" type="WithdrawalState" value={payment.state} />,
        payment.method ?? '–',
        <Money key="amount" value={payment.amount} />,
      ],
    }));
  return (
    <Section title={t(`section.${kind}`)}>
      <Readable coordinate={`Player.${kind}`}>
        <SmallTable label={t(`section.${kind}`)} heads={[t('before.at'), t('before.state'), t('before.method'), t('before.amount')]} rows={rows} empty={t(`none.${kind}`)} />
      </Readable>
    </Section>
  );
}

function Payment({ withdrawal }: Pick<Props, 'withdrawal'>) {
  const t = useTexts('withdrawals');
  return (
    <Section title={t('section.payment')}>
      <Facts>
        <Fact name={t('before.method')}>
          <Secured coordinate="Withdrawal.method" isEmpty={!withdrawal.method}>
            {withdrawal.method}
          </Secured>
        </Fact>
        <Fact name={t('authorisation')}>
          <Secured coordinate="Withdrawal.authorisation" isEmpty={!withdrawal.authorisation}>
            {withdrawal.authorisation}
          </Secured>
        </Fact>
        <Fact name={t('approvedBy')}>
          <Secured coordinate="Withdrawal.approvedBy" isEmpty={!withdrawal.approvedBy}>
            {withdrawal.approvedBy && actorName(withdrawal.approvedBy)}
          </Secured>
        </Fact>
        <Fact name={t('id')}>{withdrawal.id}</Fact>
      </Facts>
    </Section>
  );
}

function Notes({ withdrawal: { player }, onNote }: Pick<Props, 'withdrawal' | 'onNote'>) {
  const t = useTexts('withdrawals');
  const mayNote = useMay('Mutation.addNote') && player !== null;
  const entries = (player?.notes?.nodes ?? []).slice(0, BEFORE).map((note) => ({
    id: note.id,
    what: <span>{note.text ?? t('erased')}</span>,
    by: <By who={note.author} at={note.at} />,
  }));
  return (
    <Section
      title={t('section.notes')}
      aside={
        mayNote && (
          <Button variant="default" size="compact-xs" onClick={onNote}>
            {t('addNote.button')}
          </Button>
        )
      }
    >
      <Readable coordinate="Player.notes">
        <Trail entries={entries} empty={t('none.notes')} />
      </Readable>
    </Section>
  );
}
