import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTexts } from '../../../texts/texts';
import styles from '../player.module.css';

/** Text for other systems, with a button that copies it. */
export function CopyText({ text }: { text: string }) {
  const t = useTexts('player');
  return (
    <span className={styles['copy']}>
      <code className={styles['mono']}>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('copied') : t('copy')}>
            <ActionIcon size="sm" onClick={copy} aria-label={copied ? t('copied') : t('copyWhat', { what: text })}>
              {copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
