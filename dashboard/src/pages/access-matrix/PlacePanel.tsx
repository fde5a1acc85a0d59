import { CloseButton, SegmentedControl } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { usePanel } from '../../ui/layout/usePanel';
import { Failed, Loading } from '../../ui/states';
import { Label, useValueName } from '../../ui/values/Tag';
import styles from './AccessMatrixPage.module.css';
import type { ExplanationQuery } from './gql/graphql';
import { Level } from './Level';
import type { Wish } from './matrix';
import { EXPLANATION, WHO_CAN_SEE } from './operations';

interface Props {
  coordinate: string;
  /** Without one: who may use the coordinate, alone. */
  role: string | null;
  possible: readonly Wish['now'][];
  wish: Wish | undefined;
  onWish: (wish: Wish, isNothing: boolean) => void;
  onClose: () => void;
}

/** Why a role may do at a coordinate what it may, who else may, and what it should be. */
export function PlacePanel({ coordinate, role, possible, wish, onWish, onClose }: Props) {
  const t = useTexts('access-matrix');
  const element = usePanel(onClose);
  return (
    <aside ref={element} className={styles['panel']} aria-label={t('panel.title', { coordinate })} tabIndex={-1}>
      <header>
        <div>
          <h2>{coordinate}</h2>
          {role !== null && <p className={styles['quiet']}>{t('panel.role', { role })}</p>}
        </div>
        <CloseButton aria-label={t('panel.close')} onClick={onClose} />
      </header>
      {role !== null && <Why key={`${role} ${coordinate}`} coordinate={coordinate} role={role} possible={possible} wish={wish} onWish={onWish} />}
      <Who coordinate={coordinate} />
    </aside>
  );
}

type Explained = NonNullable<ExplanationQuery['explainAccess']>;

function Why({ coordinate, role, possible, wish, onWish }: Omit<Props, 'onClose'> & { role: string }) {
  const t = useTexts('access-matrix');
  const may = useMay('Mutation.updatePolicy');
  const { data, refusal, reload } = useRead(EXPLANATION, { role, coordinate }, { policy: 'network-only' });
  const explained = data?.explainAccess;
  if (!explained) return refusal ? <Failed refusal={refusal} onRetry={reload} /> : <Loading rows={4} />;
  return (
    <>
      <Reasons explained={explained} />
      {explained.neededFields.length > 0 && <Needed fields={explained.neededFields} />}
      {may && (
        <section aria-label={t('change.title')}>
          <h3>{t('change.title')}</h3>
          <Choice coordinate={coordinate} role={role} possible={possible} explained={explained} wish={wish} onWish={onWish} />
        </section>
      )}
    </>
  );
}

function Reasons({ explained: { level, reasons } }: { explained: Explained }) {
  const t = useTexts('access-matrix');
  const valueName = useValueName();
  return (
    <section aria-label={t('why.title')}>
      <h3>{t('why.title')}</h3>
      <ul className={styles['list']}>
        <li className={styles['pair']}>
          <span>{t('why.result')}</span>
          <Level level={level} />
        </li>
        {reasons.length === 0 && <li className={styles['quiet']}>{t('why.nothing')}</li>}
        {reasons.map((reason) => (
          <li key={`${reason.path.join(' ')} ${reason.level} ${reason.allows} ${reason.brand}`}>
            <span>{t(reason.allows ? 'why.allows' : 'why.denies', { level: valueName('AccessLevel', reason.level) })}</span>{' '}
            {reason.custom && <Label tone="info">{t('why.custom')}</Label>} {reason.brand !== '*' && <Label>{reason.brand}</Label>}
            <div className={styles['path']}>{reason.path.join(' → ')}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Needed({ fields }: { fields: Explained['neededFields'] }) {
  const t = useTexts('access-matrix');
  const valueName = useValueName();
  return (
    <section aria-label={t('needed.title')}>
      <h3>{t('needed.title')}</h3>
      <ul className={styles['list']}>
        {fields.map((field) => (
          <li key={field.coordinate} className={styles['pair']}>
            <span className={styles['mono']}>{field.coordinate}</span>
            <Label tone={field.met ? 'ok' : 'bad'}>
              {field.met ? <Check size={12} aria-hidden /> : <X size={12} aria-hidden />}
              {t(field.met ? 'needed.met' : 'needed.missing', { level: valueName('AccessLevel', field.atLeast) })}
            </Label>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choice({ coordinate, role, possible, explained, wish, onWish }: Omit<Props, 'onClose' | 'role'> & { role: string; explained: Explained }) {
  const t = useTexts('access-matrix');
  const valueName = useValueName();
  const now = explained.level;
  const levels = possible.includes(now) ? possible : [now, ...possible];
  const isForbidden = explained.reasons.some(({ allows, custom }) => !allows && custom);
  const choices = [
    ...levels.map((value) => ({ value: value as Wish['wanted'], label: valueName('AccessLevel', value) })),
    ...(explained.reasons.some(({ custom }) => custom) ? [{ value: 'STANDARD' as const, label: t('change.standard') }] : []),
  ];
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('change.title')}
      data={choices}
      value={wish?.wanted ?? now}
      onChange={(wanted) => onWish({ role, coordinate, now, wanted, isForbidden }, wanted === now)}
    />
  );
}

function Who({ coordinate }: { coordinate: string }) {
  const t = useTexts('access-matrix');
  const may = useMay('Query.whoCanSee');
  const { data, refusal, reload } = useRead(WHO_CAN_SEE, { coordinate }, { policy: 'network-only', pause: !may });
  const who = data?.whoCanSee?.coordinate === coordinate ? data.whoCanSee : null;
  if (!may) return null;
  if (!who) return refusal ? <Failed refusal={refusal} onRetry={reload} /> : <Loading rows={5} />;
  return (
    <section aria-label={t('who.title')}>
      <h3>{t('who.title')}</h3>
      <ul className={styles['list']}>
        {who.operators.length === 0 && <li className={styles['quiet']}>{t('who.none')}</li>}
        {who.operators.map(({ operator, level }) => (
          <li key={operator.id} className={styles['pair']}>
            <span>
              {operator.name} <span className={styles['quiet']}>{operator.login}</span>
            </span>
            <Level level={level} />
          </li>
        ))}
      </ul>
      <h3 className={styles['further']}>{t('who.roles')}</h3>
      <ul className={styles['list']}>
        {who.roles.map((each) => (
          <li key={each.role} className={styles['pair']}>
            <span className={styles['mono']}>{each.role}</span>
            <Level level={each.level} />
          </li>
        ))}
      </ul>
    </section>
  );
}
