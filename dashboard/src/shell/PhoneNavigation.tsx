import { Drawer } from '@mantine/core';
import { useTexts } from '../texts/texts';
import { Navigation } from './Navigation';

/** The navigation on a narrow screen, over the page. */
export default function PhoneNavigation({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts('shell');
  return (
    <Drawer opened={isOpen} onClose={onClose} size={260} title={t('navigation')} closeButtonProps={{ 'aria-label': t('close') }}>
      <nav aria-label={t('navigation')}>
        <Navigation />
      </nav>
    </Drawer>
  );
}
