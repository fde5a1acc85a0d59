import { Tooltip } from '@mantine/core';

interface Props {
  anchor: HTMLElement | null;
  isOpen: boolean;
  hint: string;
}

/** The words beside what they explain. */
export default function Hint({ anchor, isOpen, hint }: Props) {
  return <Tooltip target={anchor} opened={isOpen} label={hint} multiline maw={360} />;
}
