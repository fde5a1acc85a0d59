import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { useValueName } from '../../ui/values/Tag';
import { useUrlState } from '../../ui/useUrlState';
import styles from './AccessMatrixPage.module.css';
import { LEVELS } from './matrix';
import { OPERATOR } from './useRights';

interface Props {
  kind: string;
  kinds: readonly string[];
  roles: readonly { name: string }[];
  operators: readonly { id: string; login: string; name: string }[];
  /** The first coordinate that is found. */
  found: string | null;
}

/** What is looked for: a coordinate, a level, the roles of a kind, or all that one role or operator may use. */
export function Tools({ kind, kinds, roles, operators, found }: Props) {
  const t = useTexts('access-matrix');
  const valueName = useValueName();
  const [state, change] = useUrlState();
  const mayAskOfOperators = useMay('Query.whatCanSee');
  return (
    <fieldset className={styles['tools']} aria-label={t('tools')}>
      <CoordinateField found={found} />
      <MultiSelect
        w={200}
        aria-label={t('level')}
        placeholder={state['level'] === undefined ? t('level') : ''}
        data={LEVELS.map((value) => ({ value, label: valueName('AccessLevel', value) }))}
        value={state['level']?.split(',') ?? []}
        onChange={(levels) => change({ level: levels.join(',') || undefined }, { replace: true })}
        clearable
      />
      <Select
        w={150}
        aria-label={t('kind')}
        data={kinds.map((value) => ({ value, label: valueName('RoleKind', value) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => change({ kind: value === 'OPERATOR' ? undefined : (value ?? undefined), as: undefined, of: undefined })}
      />
      <Select
        w={230}
        aria-label={t('as')}
        placeholder={t('as')}
        data={[
          { group: t('asRole'), items: roles.map(({ name }) => ({ value: name, label: name })) },
          ...(mayAskOfOperators ? [{ group: t('asOperator'), items: operators.map(({ id, login, name }) => ({ value: OPERATOR + id, label: `${name} (${login})` })) }] : []),
        ]}
        value={state['as'] ?? null}
        onChange={(value) => change({ as: value ?? undefined, at: undefined, of: undefined })}
        searchable
        clearable
      />
      {state['as'] === undefined && (
        <Checkbox
          size="xs"
          label={t('differing')}
          checked={state['differing'] !== undefined}
          onChange={(event) => change({ differing: event.currentTarget.checked ? 'yes' : undefined }, { replace: true })}
        />
      )}
    </fieldset>
  );
}

/** Enter opens what is found first: who may use it. */
function CoordinateField({ found }: { found: string | null }) {
  const t = useTexts('access-matrix');
  const [state, change] = useUrlState();
  const [text, setText] = useState(state['q'] ?? '');
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback((value: string) => change({ q: value === '' ? undefined : value }, { replace: true }), 150);
  useHotkeys([['f', () => field.current?.focus()]]);
  return (
    <TextInput
      ref={field}
      w={230}
      aria-label={t('search')}
      placeholder={t('search')}
      title={t('searchHow')}
      leftSection={<Search size={14} aria-hidden />}
      value={text}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && found !== null) change({ at: found, of: undefined });
      }}
      onChange={(event) => {
        setText(event.currentTarget.value);
        apply(event.currentTarget.value.trim());
      }}
    />
  );
}
