import { Menu } from '@mantine/core';
import { FileDown, Tags, UserCog } from 'lucide-react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { MenuAt } from '../../../ui/floating/MenuAt';
import type { FloatingProps } from '../../../ui/floating/useFloating';
import { countOf } from '../../../ui/values/formats';
import type { What } from './rights';
import { MOST } from './scope';

interface Props extends FloatingProps {
  label: string;
  count: number;
  choices: readonly What[];
  onChoose: (what: What) => void;
}

const ICONS = { tag: Tags, status: UserCog, export: FileDown };

/** What may be done to all that the filter holds; what they are too many for says how many it is for. */
export default function FilterChoices({ label, count, choices, onChoose, ...floating }: Props) {
  const t = useTexts('players');
  const language = useLanguage();
  return (
    <MenuAt {...floating} label={label} position="bottom-end">
      {choices.map((what) => {
        const Icon = ICONS[what];
        const isTooMany = count > MOST[what];
        return (
          <Menu.Item key={what} leftSection={<Icon size={14} aria-hidden />} disabled={isTooMany} onClick={() => onChoose(what)}>
            {isTooMany ? t(`bulk.${what}.tooMany`, { most: countOf(MOST[what], language) }) : t(`bulk.${what}.item`)}
          </Menu.Item>
        );
      })}
    </MenuAt>
  );
}
