import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import { Fact, Facts } from '../Page';

export interface Props {
  title: string;
  facts: readonly { id: string; title: string; value: ReactNode }[];
  isOpen: boolean;
  onClose: () => void;
}

/** Every column of a row, where a phone shows some of them and the row leads nowhere else. */
export default function RowDetails({ title, facts, isOpen, onClose }: Props) {
  const t = useTexts('common');
  return (
    <Drawer opened={isOpen} onClose={onClose} position="bottom" size="auto" title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Facts>
        {facts.map(({ id, title: name, value }) => (
          <Fact key={id} name={name}>
            {value}
          </Fact>
        ))}
      </Facts>
    </Drawer>
  );
}
