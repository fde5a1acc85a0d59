import { Checkbox, Stack } from '@mantine/core';
import { useTexts } from '../../texts/texts';
import { PopoverAt } from '../floating/PopoverAt';
import type { FloatingProps } from '../floating/useFloating';

export interface Choice {
  id: string;
  title: string;
}

interface Props extends FloatingProps {
  choices: readonly Choice[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

/** A box to tick for each column. */
export default function ColumnChoices({ choices, hidden, onChange, ...floating }: Props) {
  const t = useTexts('common');
  const known = choices.map(({ id }) => id);
  return (
    <PopoverAt {...floating} label={t('grid.columns')} position="bottom-end">
      <Stack gap={8}>
        {choices.map(({ id, title }) => (
          <Checkbox
            key={id}
            size="xs"
            label={title}
            checked={!hidden.includes(id)}
            onChange={(event) => onChange(known.filter((each) => (each === id ? !event.currentTarget.checked : hidden.includes(each))))}
          />
        ))}
      </Stack>
    </PopoverAt>
  );
}
