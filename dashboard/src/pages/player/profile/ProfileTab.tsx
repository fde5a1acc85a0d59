import { Button } from '@mantine/core';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Failed, Loading } from '../../../ui/states';
import { Section } from '../../../ui/Page';
import { usePlayerRead } from '../playerContext';
import styles from '../player.module.css';
import { Changes } from './Changes';
import { Corrections } from './Corrections';
import { PROFILE } from './operations';
import { PersonFacts } from './PersonFacts';
import { PreferenceFacts } from './PreferenceFacts';
import { RevealDialog, type Revealed } from './RevealDialog';
import { StatusHistory } from './StatusHistory';

/** Every value that is kept of the player, masked where the viewer's roles mask it, and every change of them. */
export default function ProfileTab() {
  const t = useTexts('player');
  const { may } = useViewer();
  const { data, refusal, isLoading, reload } = usePlayerRead(PROFILE, {});
  const [isRevealing, setIsRevealing] = useState(false);
  const [revealed, setRevealed] = useState<Revealed>({});
  const person = data?.player;
  const reveal = may('Mutation.revealPersonalData') && (
    <Button variant="default" size="compact-xs" leftSection={<Eye size={13} aria-hidden />} onClick={() => setIsRevealing(true)}>
      {t('reveal.button')}
    </Button>
  );
  return (
    <div className={styles['columns']}>
      <div className={styles['stack']}>
        <Section title={t('profile.person')} aside={reveal}>
          {isLoading && <Loading rows={10} />}
          {!person && refusal && <Failed refusal={refusal} onRetry={reload} />}
          {person && <PersonFacts person={person} revealed={revealed} />}
        </Section>
        {may('Player.changes') && <Changes />}
        {may('Player.statusHistory') && <StatusHistory />}
      </div>
      <div className={styles['stack']}>
        {person && <PreferenceFacts person={person} />}
        {may('Player.corrections') && <Corrections />}
      </div>
      {isRevealing && <RevealDialog onRevealed={(values) => setRevealed({ ...revealed, ...values })} onClose={() => setIsRevealing(false)} />}
    </div>
  );
}
