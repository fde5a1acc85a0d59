import { Menu } from '@mantine/core';
import { useTexts } from '../../texts/texts';
import { MenuAt } from '../floating/MenuAt';
import type { FloatingProps } from '../floating/useFloating';
import styles from './FilterBar.module.css';
import type { FilterSpec } from './filterSpec';

interface Props extends FloatingProps {
  specs: readonly FilterSpec[];
  onAdd: (name: string) => void;
}

/** The filters one may add. */
export default function FilterMenu({ specs, onAdd, ...floating }: Props) {
  const t = useTexts('common');
  return (
    <MenuAt {...floating} label={t('filters.add')} className={styles['menu']}>
      {specs.map(({ name, title }) => (
        <Menu.Item key={name} onClick={() => onAdd(name)}>
          {title}
        </Menu.Item>
      ))}
    </MenuAt>
  );
}
