import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { navigationFor } from '../../app/consolePages';
import { paths } from '../../paths';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';
import { PanelPart, splitStyles } from '../../ui/layout/Split';
import { Changing } from './Changing';
import { RIGHTS } from './operations';
import { sourcesOf, type Role } from './roles';
import { usePermissionWords } from './useWords';

/** What the role may do, in words: its own permissions, those of the roles it builds on, and the pages it has. */
export function Can({ role, roles }: { role: Role; roles: readonly Role[] }) {
  const t = useTexts('roles');
  const words = usePermissionWords();
  const mayChange = useMay('Mutation.updatePolicy');
  const [isChanging, setIsChanging] = useState(false);
  const sources = useMemo(() => sourcesOf(role.name, roles), [role, roles]);
  return (
    <>
      {role.kind === 'OPERATOR' && <Pages role={role.name} />}
      {sources.length === 0 && (
        <PanelPart title={t('may')}>
          <p className={splitStyles['quiet']}>{t('mayNothing')}</p>
        </PanelPart>
      )}
      {sources.map((source) => (
        <PanelPart key={source.role} title={source.role === role.name ? t('mayItself') : t('mayAs', { role: source.role })}>
          <ul className={splitStyles['list']}>
            {source.permissions.map((permission) => (
              <li key={permission}>
                {words(permission)}
                <div className={`${splitStyles['mono']} ${splitStyles['quiet']}`}>{permission}</div>
              </li>
            ))}
          </ul>
        </PanelPart>
      ))}
      <p className={splitStyles['quiet']}>{t('fields')}</p>
      {mayChange && (
        <div className={splitStyles['buttons']}>
          <Button variant="default" onClick={() => setIsChanging(true)}>
            {t('change.button')}
          </Button>
        </div>
      )}
      {isChanging && <Changing role={role} roles={roles} onClose={() => setIsChanging(false)} />}
    </>
  );
}

function Pages({ role }: { role: string }) {
  const t = useTexts('roles');
  const common = useTexts('common');
  const language = useLanguage();
  const may = useMay('Query.accessMatrix');
  const { data } = useRead(RIGHTS, { role }, { pause: !may });
  const rights = useMemo(() => new Set((data?.accessMatrix ?? []).filter(({ level }) => level !== 'NONE').map(({ coordinate }) => coordinate)), [data]);
  if (!data) return null;
  const names = navigationFor((coordinate) => rights.has(coordinate))
    .flatMap(({ pages }) => pages)
    .map(({ name }) => common(`navigation.${name}`));
  return (
    <PanelPart title={t('pages')}>
      <p>{names.join(', ') || t('noPages')}</p>
      <p className={splitStyles['quiet']}>
        <Link to={paths.accessMatrix({ as: role })}>{t('coordinates', { count: rights.size, written: countOf(rights.size, language) })}</Link>
      </p>
    </PanelPart>
  );
}
