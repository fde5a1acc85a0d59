import { Button, Group } from '@mantine/core';
import { useTimeZone } from '../../app/preferences';
import { useTexts } from '../../texts/texts';
import { dayIn, daysOfPreset, PRESETS, type Days } from '../values/days';

/** The periods that are asked for most, in the days of the zone that is shown. */
export function PeriodPresets({ onChoose }: { onChoose: (days: Days) => void }) {
  const t = useTexts('common');
  const timeZone = useTimeZone();
  return (
    <Group gap={4}>
      {PRESETS.map((preset) => (
        <Button key={preset} variant="default" size="compact-xs" onClick={() => onChoose(daysOfPreset(preset, dayIn(Date.now(), timeZone)))}>
          {t(`filters.preset.${preset}`)}
        </Button>
      ))}
    </Group>
  );
}
