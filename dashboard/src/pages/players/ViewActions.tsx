import { Menu } from '@mantine/core';
import { useTexts } from '../../texts/texts';
import { MenuAt } from '../../ui/floating/MenuAt';
import type { FloatingProps } from '../../ui/floating/useFloating';

export interface Props {
  name: string;
  isChanged: boolean;
  onUpdate: () => void;
  /** Null where the viewer may not. */
  onDelete: (() => void) | null;
}

/** What can be done with the saved view that is shown. */
export default function ViewActions({ name, isChanged, onUpdate, onDelete, ...floating }: Props & FloatingProps) {
  const t = useTexts('players');
  return (
    <MenuAt {...floating} label={t('views.more', { name })} position="bottom-end">
      <Menu.Item disabled={!isChanged} onClick={onUpdate}>
        {t('views.update', { name })}
      </Menu.Item>
      {onDelete && <Menu.Item onClick={onDelete}>{t('views.delete', { name })}</Menu.Item>}
    </MenuAt>
  );
}
