import { Button, CloseButton, UnstyledButton } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { useUrlState } from '../useUrlState';
import styles from './FilterBar.module.css';
import { onDemand } from '../floating/onDemand';
import { useFloating } from '../floating/useFloating';
import { setFilters, type FilterSpec } from './filterSpec';
import { useFilterWords } from './useFilterWords';

const FilterEditor = onDemand(() => import('./FilterEditor'));
const FilterMenu = onDemand(() => import('./FilterMenu'));

/** The filters that are set, each removable, and the way to add one. `children` come first: a field to type into. */
export function FilterBar({ specs, children }: { specs: readonly FilterSpec[]; children?: ReactNode }) {
  const t = useTexts('common');
  const { may } = useViewer();
  const [state, change] = useUrlState();
  const [added, setAdded] = useState<string | null>(null);
  const usable = specs.filter(({ needs }) => may(needs));
  const set = setFilters(usable, state);
  const isSet = (name: string) => set.some((each) => each.name === name);
  const shown = [...set, ...usable.filter(({ name }) => name === added && !isSet(name))];
  const left = usable.filter(({ name }) => !isSet(name));
  return (
    <fieldset className={styles['bar']} aria-label={t('filters.title')}>
      {children}
      {shown.map((spec) => (
        <FilterChip
          key={spec.name}
          spec={spec}
          written={state[spec.name]}
          isOpenAtFirst={spec.name === added}
          onChange={(written) => change({ [spec.name]: written })}
          onClose={() => setAdded(null)}
        />
      ))}
      {left.length > 0 && <AddFilter specs={left} onAdd={setAdded} />}
      {set.length > 1 && (
        <Button variant="subtle" onClick={() => change(Object.fromEntries(set.map(({ name }) => [name, undefined])))}>
          {t('filters.clear')}
        </Button>
      )}
    </fieldset>
  );
}

function AddFilter({ specs, onAdd }: { specs: readonly FilterSpec[]; onAdd: (name: string) => void }) {
  const t = useTexts('common');
  const { button, panel } = useFloating(FilterMenu, 'menu');
  return (
    <>
      <Button variant="default" leftSection={<ListFilter size={14} aria-hidden />} {...button}>
        {t('filters.add')}
      </Button>
      <FilterMenu.Component {...panel} specs={specs} onAdd={onAdd} />
    </>
  );
}

interface ChipProps {
  spec: FilterSpec;
  written: string | undefined;
  isOpenAtFirst: boolean;
  onChange: (written: string | undefined) => void;
  onClose: () => void;
}

function FilterChip({ spec, written, isOpenAtFirst, onChange, onClose }: ChipProps) {
  const t = useTexts('common');
  const words = useFilterWords();
  const { button, panel, open } = useFloating(FilterEditor, 'dialog');
  useEffect(() => {
    if (isOpenAtFirst) open();
  }, [isOpenAtFirst, open]);
  const close = () => {
    panel.onClose();
    onClose();
  };
  return (
    <span className={styles['chip']} data-set={written !== undefined || undefined}>
      <UnstyledButton className={styles['open']} {...button}>
        {spec.title}
        {written !== undefined && <b>{words(spec, written)}</b>}
      </UnstyledButton>
      {written !== undefined && <CloseButton size="xs" aria-label={t('filters.remove', { filter: spec.title })} onClick={() => onChange(undefined)} />}
      <FilterEditor.Component
        {...panel}
        onClose={close}
        spec={spec}
        written={written}
        onApply={(value) => {
          onChange(value);
          close();
        }}
      />
    </span>
  );
}
