import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Empty } from '../../ui/states';
import styles from './player.module.css';

/** There is no such player, or not in this brand: the two look the same. */
export function UnknownPlayer({ id }: { id: string }) {
  const t = useTexts('player');
  const { brand } = useViewer();
  return (
    <Empty title={t('unknown.title')}>
      <p className={styles['words']}>{t('unknown.words', { brand })}</p>
      <code className={styles['mono']}>{id}</code>
    </Empty>
  );
}
