import { useCallback } from 'react';
import { hasText, useTexts } from '../../texts/texts';
import type { Role } from './roles';

/** `player.notes:write` as texts spell it. */
function keyOf(name: string): string {
  return name.replaceAll(/[:.]/g, '_');
}

/** What a role is for: roles made by operators have the words these gave them. */
export function useTitle(): (role: Pick<Role, 'name' | 'title' | 'custom'>) => string {
  const t = useTexts('roles');
  return useCallback(
    ({ name, title, custom }) => (!custom && hasText('roles', `titles.${keyOf(name)}`) ? t(`titles.${keyOf(name)}`) : title || name),
    [t],
  );
}

/** What a permission lets one do; its own name where we have no words. */
export function usePermissionWords(): (permission: string) => string {
  const t = useTexts('roles');
  return useCallback(
    (permission) => (hasText('roles', `permissions.${keyOf(permission)}`) ? t(`permissions.${keyOf(permission)}`) : permission),
    [t],
  );
}
