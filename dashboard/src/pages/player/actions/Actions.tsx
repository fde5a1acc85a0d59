import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { useCommands } from '../../../ui/commands';
import { usePlayer } from '../playerContext';
import { ACTS, type Act } from './acts';

/** What the viewer may do to the player: the usual by a button, the rest in a menu. */
export function Actions() {
  const t = useTexts('player');
  const { may } = useViewer();
  const { player } = usePlayer();
  const [open, setOpen] = useState<Act | null>(null);
  const possible = ACTS.filter(({ needs, isPossible }) => needs.every(may) && (isPossible?.(player) ?? true));
  useCommands(possible.map((act) => ({ name: act.name, label: t(`act.${act.name}`), run: () => setOpen(act) })));
  const first = possible.filter(({ isUsual }) => isUsual);
  const rest = possible.filter(({ isUsual }) => !isUsual);
  return (
    <>
      {first.map((act) => (
        <Button key={act.name} variant="default" onClick={() => setOpen(act)}>
          {t(`act.${act.name}`)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
              {t('act.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((act) => (
              <Menu.Item key={act.name} onClick={() => setOpen(act)}>
                {t(`act.${act.name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {open && (
        <Suspense fallback={null}>
          <open.Dialog key={open.name} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}
