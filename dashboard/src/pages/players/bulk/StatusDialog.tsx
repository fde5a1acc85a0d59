import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { countOf } from '../../../ui/values/formats';
import { useValueName } from '../../../ui/values/Tag';
import { useAct } from '../../../ui/useAct';
import { REASONS, type ReasonCode } from '../../player/actions/reasons';
import type { PlayerStatus } from '../gql/graphql';
import { START_STATUS_MOVE } from '../operations';
import type { PlayerRow } from '../playerColumns';
import { choicesFor, countIn, targetsOf, typedFor, type Choice } from './scope';
import type { BulkDialogProps } from './TagDialog';
import styles from '../PlayersPage.module.css';
import { useStart } from '../../jobs/useStart';

const STATUSES = ['ACTIVE', 'DORMANT', 'COOLING_OFF', 'SUSPENDED', 'SELF_EXCLUDED', 'CLOSED'] as const;
const TERMED: ReadonlySet<string> = new Set(['COOLING_OFF', 'SELF_EXCLUDED']);
const RESTRICTING: ReadonlySet<string> = new Set(['COOLING_OFF', 'SUSPENDED', 'SELF_EXCLUDED', 'CLOSED']);
const DAYS_MAX = 3650;

/** A status to move many players to, with a reason: each by the rules of a single move. */
export default function StatusDialog({ scope, rows, onStarted, onClose }: BulkDialogProps & { rows: readonly PlayerRow[] }) {
  const t = useTexts('players');
  const ofOne = useTexts('player');
  const language = useLanguage();
  const valueName = useValueName();
  const act = useAct();
  const { key, told } = useStart(onStarted);
  const [to, setTo] = useState<PlayerStatus | null>(null);
  const [days, setDays] = useState<number | string>('');
  const [isForGood, setIsForGood] = useState(false);
  const count = countIn(scope);
  const written = countOf(count, language);
  const hasTerm = to !== null && TERMED.has(to);
  const termDays = hasTerm && !isForGood && typeof days === 'number' ? days : null;
  const choices = choicesFor(scope, rows, STATUSES);
  const typed = typedFor('status', scope);
  const label = ({ status, allowed }: Choice<PlayerStatus>) =>
    allowed === null ? valueName('PlayerStatus', status) : t('bulk.status.choice', { status: valueName('PlayerStatus', status), allowed: countOf(allowed, language), total: written });
  return (
    <ActionDialog
      isOpen
      title={t('bulk.status.title', { count, written })}
      confirm={to === null ? t('bulk.status.title', { count, written }) : t('bulk.status.confirm', { count, written, status: valueName('PlayerStatus', to) })}
      isHarmful={to !== null && RESTRICTING.has(to)}
      reasons={REASONS}
      isReady={to !== null && (!hasTerm || isForGood || termDays !== null)}
      {...(typed !== undefined && { typed })}
      onConfirm={async (reason) => {
        if (to === null || reason === null) return t('bulk.status.choose');
        const why = { code: reason.code as ReasonCode, words: reason.words };
        const term = { ...(termDays !== null && { termDays }), ...(hasTerm && isForGood && { forGood: true }) };
        return told(await act(START_STATUS_MOVE, { input: { key, ...targetsOf(scope), to, reason: why, ...term } }));
      }}
      onClose={onClose}
    >
      <Select
        label={t('bulk.status.to')}
        data={choices.map((choice) => ({ value: choice.status, label: label(choice) }))}
        value={to}
        onChange={(value) => setTo(value as PlayerStatus | null)}
        nothingFoundMessage={t('bulk.status.none')}
        placeholder={choices.length === 0 ? t('bulk.status.none') : ''}
        required
        data-autofocus
      />
      {to !== null && <p className={styles['words']}>{ofOne(`status.means.${to}`)}</p>}
      {hasTerm && <NumberInput label={t('bulk.status.days')} value={days} onChange={setDays} min={1} max={DAYS_MAX} allowDecimal={false} disabled={isForGood} required={!isForGood} />}
      {to === 'SELF_EXCLUDED' && <Checkbox label={t('bulk.status.forGood')} checked={isForGood} onChange={(event) => setIsForGood(event.currentTarget.checked)} />}
      <p className={styles['words']}>{scope.is === 'filter' ? t('bulk.ofFilter') : t('bulk.ofSelected')}</p>
    </ActionDialog>
  );
}
