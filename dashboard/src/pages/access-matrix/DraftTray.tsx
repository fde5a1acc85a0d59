import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { usePerform } from '../../api/usePerform';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { useRefusalWords } from '../../ui/states';
import { useRefusedWords } from '../roles/complaints';
import styles from './AccessMatrixPage.module.css';
import { Level } from './Level';
import { editsFor, heirs, inherited, levelAt, type Rights, type Wish } from './matrix';
import { UPDATE_POLICY } from './operations';

interface Props {
  wishes: readonly Wish[];
  roles: readonly { name: string; has: readonly string[] }[];
  rights: Rights;
  onDiscard: () => void;
  onAsked: () => void;
}

/** The changes that are drafted, until they are asked for together: another operator decides on them. */
export function DraftTray({ wishes, roles, rights, onDiscard, onAsked }: Props) {
  const t = useTexts('access-matrix');
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useAsk();
  return (
    <section className={styles['tray']} aria-label={t('draft.title')}>
      <span aria-live="polite">{t('draft.count', { count: wishes.length })}</span>
      <Button variant="default" onClick={onDiscard}>
        {t('draft.discard')}
      </Button>
      <Button onClick={() => setIsAsking(true)}>{t('draft.review')}</Button>
      <ActionDialog
        isOpen={isAsking}
        title={t('draft.ask')}
        confirm={t('draft.confirm', { count: wishes.length })}
        isReady={reason.trim() !== ''}
        onConfirm={async () => {
          const refused = await ask(wishes, reason.trim());
          if (refused === null) onAsked();
          return refused;
        }}
        onClose={() => setIsAsking(false)}
      >
        <Diff wishes={wishes} roles={roles} rights={rights} />
        <p>{t('draft.consequence')}</p>
        <Textarea label={t('draft.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required data-autofocus />
      </ActionDialog>
    </section>
  );
}

function useAsk(): (wishes: readonly Wish[], reason: string) => Promise<string | null> {
  const refusedWords = useRefusedWords();
  const perform = usePerform();
  const refusalWords = useRefusalWords();
  return async (wishes, reason) => {
    const { outcome, refusal } = await perform(UPDATE_POLICY, { input: { edits: wishes.flatMap(editsFor), reason } });
    if (refusal) return refusalWords(refusal);
    if (outcome.__typename !== 'PolicyChangeRefused') return null;
    return refusedWords(outcome);
  };
}

/** Each role that comes to another level, those of its kind too that have the changed role's rights. */
function Diff({ wishes, roles, rights }: Pick<Props, 'wishes' | 'roles' | 'rights'>) {
  const t = useTexts('access-matrix');
  return (
    <table className={styles['diff']}>
      <thead>
        <tr>
          <th scope="col">{t('diff.role')}</th>
          <th scope="col">{t('diff.now')}</th>
          <th scope="col">{t('diff.then')}</th>
        </tr>
      </thead>
      {wishes.map((wish) => (
        <tbody key={`${wish.role} ${wish.coordinate}`}>
          <tr>
            <th scope="rowgroup" colSpan={3} className={styles['mono']}>
              {wish.coordinate}
            </th>
          </tr>
          <tr>
            <td>{wish.role}</td>
            <td>
              <Level level={wish.now} />
            </td>
            <td>
              <Then wanted={wish.wanted} />
            </td>
          </tr>
          {heirs(wish.role, roles)
            .filter((name) => rights.has(name))
            .map((name) => ({ name, now: levelAt(rights, name, wish.coordinate) }))
            .map(({ name, now }) => ({ name, now, later: inherited(now, wish) }))
            .filter(({ later }) => later !== null)
            .map(({ name, now, later }) => (
              <tr key={name}>
                <td>{t('diff.heir', { name, role: wish.role })}</td>
                <td>
                  <Level level={now} />
                </td>
                <td>{later && <Level level={later} />}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Then({ wanted }: { wanted: Wish['wanted'] }) {
  const t = useTexts('access-matrix');
  return wanted === 'STANDARD' ? <span>{t('change.standard')}</span> : <Level level={wanted} />;
}
