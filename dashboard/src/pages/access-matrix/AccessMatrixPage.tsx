import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';
import { Page } from '../../ui/Page';
import { Empty, Failed, Loading } from '../../ui/states';
import { useUrlState } from '../../ui/useUrlState';
import styles from './AccessMatrixPage.module.css';
import { DraftTray } from './DraftTray';
import { coordinatesOf, LEVELS, linesOf, possibleLevels, type Wish } from './matrix';
import { MatrixGrid, type MatrixColumn } from './MatrixGrid';
import { PlacePanel } from './PlacePanel';
import { SubjectPanel } from './SubjectPanel';
import { useTitle } from '../roles/useWords';
import { Tools } from './Tools';
import { OPERATOR, useOperators, useRights, useRoles } from './useRights';

const NO_LEVELS = new Map();
/** Of one role or operator, what they may use is shown first. */
const ALLOWED = LEVELS.filter((level) => level !== 'NONE');

/** Which role may use what: every coordinate of the schema by the roles of the casino. */
export default function AccessMatrixPage() {
  const t = useTexts('access-matrix');
  const language = useLanguage();
  const [state, change] = useUrlState();
  const { reading, kind, every, shown } = useRoles();
  const { columns, columnRights, rights } = useColumns(shown);
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const operators = useOperators();
  const lines = useLines(columns, columnRights.rights);
  const count = lines.filter((line) => line.kind === 'coordinate').length;
  const found = lines.find((line) => line.kind === 'coordinate')?.coordinate ?? null;
  const drafted = useMemo(() => new Set(wishes.map((wish) => placeOf(wish))), [wishes]);
  const place = state['at'] === undefined ? null : { coordinate: state['at'], column: state['of'] ?? null };
  const refusal = reading.refusal ?? columnRights.refusal ?? rights.refusal;
  const reload = () => {
    reading.reload();
    columnRights.reload();
    rights.reload();
  };
  const wishFor = (wish: Wish, isNothing: boolean) => {
    setIsAsked(false);
    setWishes((before) => [...before.filter((each) => placeOf(each) !== placeOf(wish)), ...(isNothing ? [] : [wish])]);
  };
  const subject = state['as'] === undefined ? undefined : columns[0];
  return (
    <Page title={t('title')} aside={!columnRights.isLoading && <span>{t('count', { count, written: countOf(count, language) })}</span>} isFilled>
      <Tools kind={kind} kinds={[...new Set(every.map((role) => role.kind))]} roles={shown} operators={operators} found={found} />
      {refusal && <Failed refusal={refusal} onRetry={reload} />}
      {!refusal && (reading.isLoading || columnRights.isLoading) && <Loading rows={18} />}
      {!refusal && !columnRights.isLoading && !reading.isLoading && (
        <div className={styles['body']}>
          {count === 0 ? (
            <NothingFound />
          ) : (
            <MatrixGrid
              lines={lines}
              columns={columns}
              rights={columnRights.rights}
              drafted={drafted}
              open={place}
              onOpen={({ coordinate, column }) => change({ at: coordinate, of: column?.startsWith(OPERATOR) ? undefined : (column ?? undefined) })}
            />
          )}
          {place && (
            <PlacePanel
              coordinate={place.coordinate}
              role={place.column}
              possible={possibleLevels(rights.rights, place.coordinate)}
              wish={wishes.find((wish) => placeOf(wish) === `${place.column} ${place.coordinate}`)}
              onWish={wishFor}
              onClose={() => change({ at: undefined, of: undefined })}
            />
          )}
          {!place && subject && (
            <SubjectPanel title={subject.title} hint={subject.hint} levels={columnRights.rights.get(subject.id) ?? NO_LEVELS} onClose={() => change({ as: undefined })} />
          )}
        </div>
      )}
      {isAsked && (
        <output className={styles['done']}>
          <span>{t('draft.asked')}</span>
        </output>
      )}
      {wishes.length > 0 && (
        <DraftTray
          wishes={wishes}
          roles={every}
          rights={rights.rights}
          onDiscard={() => setWishes([])}
          onAsked={() => {
            setWishes([]);
            setIsAsked(true);
          }}
        />
      )}
    </Page>
  );
}

function placeOf({ role, coordinate }: Wish): string {
  return `${role} ${coordinate}`;
}

type Role = ReturnType<typeof useRoles>['shown'][number];

/** The roles of the kind, or the one role or operator that the address names; and what all of those roles may use. */
function useColumns(roles: readonly Role[]) {
  const t = useTexts('access-matrix');
  const [state] = useUrlState();
  const operators = useOperators();
  const as = state['as'];
  const titleOf = useTitle();
  const columns = useMemo((): readonly MatrixColumn[] => {
    const every = roles.map((role) => ({ id: role.name, title: role.name, hint: titleOf(role) }));
    if (as === undefined) return every;
    const operator = operators.find(({ id }) => OPERATOR + id === as);
    return operator ? [{ id: as, title: operator.name, hint: t('subject.login', { login: operator.login }) }] : every.filter(({ id }) => id === as);
  }, [roles, operators, as, t, titleOf]);
  const names = useMemo(() => roles.map(({ name }) => name), [roles]);
  const rights = useRights(names);
  const operatorRights = useRights(useMemo(() => (as?.startsWith(OPERATOR) ? [as] : []), [as]));
  return { columns, rights, columnRights: as?.startsWith(OPERATOR) ? operatorRights : rights };
}

function useLines(columns: readonly MatrixColumn[], rights: ReturnType<typeof useRights>['rights']) {
  const [state] = useUrlState();
  const { q: text = '', level, differing, as } = state;
  const coordinates = useMemo(() => coordinatesOf(rights), [rights]);
  return useMemo(() => {
    const levels = level?.split(',') ?? (as === undefined ? [] : ALLOWED);
    const ids = columns.map(({ id }) => id);
    return linesOf(coordinates, rights, ids, { text, levels, differing: as === undefined && differing !== undefined });
  }, [coordinates, rights, columns, text, level, differing, as]);
}

function NothingFound() {
  const t = useTexts('access-matrix');
  const [, change] = useUrlState();
  return (
    <div className={styles['matrix']}>
      <Empty title={t('empty.title')}>
        <p>{t('empty.words')}</p>
        <Button variant="default" onClick={() => change({ q: undefined, level: undefined, differing: undefined })}>
          {t('empty.all')}
        </Button>
      </Empty>
    </div>
  );
}
