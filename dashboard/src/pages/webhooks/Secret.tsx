import { Button, CopyButton, Modal, Stack } from '@mantine/core';
import { useTexts } from '../../texts/texts';
import { splitStyles } from '../../ui/layout/Split';

/** A signing secret, this once. */
export function Secret({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const t = useTexts('webhooks');
  return (
    <Modal opened={secret !== null} onClose={onClose} title={t('secret.title')} withCloseButton={false} closeOnClickOutside={false}>
      <Stack gap="sm">
        <p>{t('secret.words')}</p>
        <code className={splitStyles['mono']}>{secret}</code>
        <CopyButton value={secret ?? ''}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('secret.copied') : t('secret.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('secret.kept')}</Button>
      </Stack>
    </Modal>
  );
}
