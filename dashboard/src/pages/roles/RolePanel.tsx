import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../api/viewer';
import { paths } from '../../paths';
import { useTexts } from '../../texts/texts';
import { Panel, splitStyles } from '../../ui/layout/Split';
import { Label, useValueName } from '../../ui/values/Tag';
import { Can } from './Can';
import { HoldersPart } from './HoldersPart';
import { isGiven, type Role } from './roles';
import type { Holders } from './useHolders';
import { useTitle } from './useWords';
import { WaitingPart } from './WaitingPart';

interface Props {
  role: Role;
  roles: readonly Role[];
  holders: Holders;
  onClose: () => void;
}

/** One role: who holds it, who waits for it, what it may do, and the ways into the access matrix. */
export function RolePanel({ role, roles, holders, onClose }: Props) {
  const t = useTexts('roles');
  const valueName = useValueName();
  const title = useTitle();
  const mayMatrix = useMay('Query.accessMatrix');
  const { name, kind, custom } = role;
  const aside = (
    <>
      <Label>{valueName('RoleKind', kind)}</Label> {custom && <Label tone="info">{t('custom')}</Label>}
    </>
  );
  return (
    <Panel title={name} aside={aside} onClose={onClose}>
      <p>{title(role)}</p>
      {mayMatrix && (
        <div className={splitStyles['buttons']}>
          <Button variant="default" component={Link} {...({ to: paths.accessMatrix({ as: name, kind: kind === 'OPERATOR' ? undefined : kind }) } as object)}>
            {t('viewAs', { role: name })}
          </Button>
        </div>
      )}
      {isGiven(role) && <WaitingPart role={name} waiting={holders.waiting} onDecided={holders.reload} />}
      <HoldersPart role={role} holders={holders} />
      <Can role={role} roles={roles} />
    </Panel>
  );
}
