import { Button, CopyButton, Modal, Stack } from '@mantine/core';
import { useTexts } from '../../texts/texts';
import { splitStyles } from '../../ui/layout/Split';

export interface Shown {
  id: string;
  /** Null for programs that cannot keep one. */
  secret: string | null;
}

/** A secret, this once: only its hash is stored. */
export function Secret({ shown, onClose }: { shown: Shown | null; onClose: () => void }) {
  const t = useTexts('programs');
  return (
    <Modal opened={shown !== null && shown.secret !== null} onClose={onClose} title={t('secret.title')} withCloseButton={false} closeOnClickOutside={false}>
      <Stack gap="sm">
        <p>{t('secret.words')}</p>
        <code className={splitStyles['mono']}>{shown?.secret}</code>
        <CopyButton value={shown?.secret ?? ''}>
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
