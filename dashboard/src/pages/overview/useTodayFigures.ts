import { useEffect } from 'react';
import { useLive, useRead } from '../../api/useRead';
import { TODAY_FIGURES, TODAY_FIGURES_CHANGED } from './operations';

/** The figures as they were read or pushed last; the hours of yesterday are read again when a day begins. */
export function useTodayFigures() {
  const { data, refusal, isLoading, isForbidden, reload } = useRead(TODAY_FIGURES, {});
  const pushed = useLive(TODAY_FIGURES_CHANGED, {})?.todayFiguresChanged;
  const read = data?.todayFigures ?? undefined;
  const hasNewDay = pushed !== undefined && read !== undefined && (pushed.today?.day ?? '') > (read.today?.day ?? '');
  useEffect(() => {
    if (hasNewDay) reload();
  }, [hasNewDay, reload]);
  const figures = pushed !== undefined && (read === undefined || Date.parse(pushed.at) >= Date.parse(read.at)) ? pushed : read;
  return { figures, hoursBefore: hasNewDay ? [] : (read?.yesterday?.hours ?? []), refusal, isLoading, isForbidden, reload };
}
