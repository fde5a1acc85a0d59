import { Kbd, Modal } from '@mantine/core';
import { useTexts } from '../texts/texts';
import { Fact, Facts } from '../ui/Page';

const KEYS = ['palette', 'down', 'up', 'open', 'select', 'approve', 'reject', 'sheet'] as const;

/** The keys of every page. */
export default function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts('shell');
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Facts>
        {KEYS.map((key) => (
          <Fact key={key} name={t(`keys.${key}.does`)}>
            <Kbd>{t(`keys.${key}.key`)}</Kbd>
          </Fact>
        ))}
      </Facts>
    </Modal>
  );
}
