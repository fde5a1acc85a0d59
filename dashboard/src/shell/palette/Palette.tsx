import { Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useTexts } from '../../texts/texts';
import { onDemand } from '../../ui/floating/onDemand';
import { useOpened } from '../../ui/floating/useOpened';
import styles from './CommandPalette.module.css';

const CommandPalette = onDemand(() => import('./CommandPalette'));
const openAgain = () => void import('@mantine/spotlight').then(({ spotlight }) => spotlight.open());

/** The way to the palette, by the button or Ctrl-K; it is loaded the first time. */
export function Palette() {
  const t = useTexts('shell');
  const palette = useOpened(CommandPalette);
  // The palette opens itself when it is first drawn, and stays drawn.
  const open = palette.isOpen ? openAgain : palette.open;
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <UnstyledButton className={styles['button']} onClick={open} onPointerEnter={() => void CommandPalette.load()}>
        <Search size={14} aria-hidden />
        <span>{t('palette.open')}</span>
        <Kbd size="xs">{t('palette.key')}</Kbd>
      </UnstyledButton>
      {palette.isOpen && <CommandPalette.Component />}
    </>
  );
}
