import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { CornerDownLeft, Search } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { ConsolePage } from '../../app/consolePage';
import { navigationFor } from '../../app/consolePages';
import { useRead } from '../../api/useRead';
import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { useValueName } from '../../ui/values/Tag';
import { useOffered } from '../../ui/commands';
import { hitsOf, namedThings, type Found, type Hit } from './hits';
import { DIRECTORY, SEARCH } from '../operations';

const LETTERS_MIN = 3;
const NAME_LETTERS_MIN = 2;
const CALLED_BY_NAME: ReadonlySet<string> = new Set(['Player', 'Operator', 'Client', 'Role']);
const TYPING_MS = 250;
const RECENT_MAX = 5;
const FOCUS_BACK_MS = 30;

/** Somewhere to go. */
interface Goal {
  id: string;
  label: string;
  description?: string;
  page: ConsolePage | null;
  to: string;
}

/** Where one can go, and whatever is found by what one pastes. */
export default function CommandPalette() {
  const t = useTexts('shell');
  useEffect(() => spotlight.open(), []);
  const [text, setText] = useState('');
  const pages = usePages(text);
  const { hits, isSearching } = useHits(text);
  const { recent, go } = useRecent();
  const { here, choose } = useHere(text, go);
  const groups = [
    { group: t('palette.here'), goals: here },
    { group: t('palette.found'), goals: hits },
    { group: t('palette.recent'), goals: text === '' ? recent : [] },
    { group: t('palette.pages'), goals: pages },
  ];
  const actions: SpotlightActionGroupData[] = groups
    .filter(({ goals }) => goals.length > 0)
    .map(({ group, goals }) => ({ group, actions: goals.map((goal) => asAction(goal, choose)) }));
  return (
    <Spotlight
      shortcut={null}
      query={text}
      onQueryChange={setText}
      actions={actions}
      filter={(_, all) => all}
      nothingFound={isSearching ? t('palette.searching') : t('palette.nothing')}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={420}
      searchProps={{ placeholder: t('palette.open'), 'aria-label': t('palette.open'), leftSection: <Search size={16} aria-hidden />, maxLength: 255, onKeyDown: (event) => goToFirst(event, groups.flatMap(({ goals }) => goals)[0], choose) }}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
    />
  );
}

/** What the server found comes later than the typing, and is not chosen yet: Enter goes to the first of it. */
function goToFirst(event: KeyboardEvent, first: Goal | undefined, go: (goal: Goal) => void): void {
  const isChosen = event.currentTarget.closest('[role=dialog]')?.querySelector('[data-action][data-selected]');
  if (event.key !== 'Enter' || isChosen || first === undefined) return;
  event.preventDefault();
  spotlight.close();
  go(first);
}

function asAction(goal: Goal, go: (goal: Goal) => void): SpotlightActionData {
  const Icon = goal.page?.navigation?.icon ?? CornerDownLeft;
  return {
    id: goal.id,
    label: goal.label,
    ...(goal.description !== undefined && { description: goal.description }),
    leftSection: <Icon size={16} aria-hidden />,
    onClick: () => go(goal),
  };
}

/** Those of the navigation whose name has what was typed in it. */
function usePages(text: string): Goal[] {
  const common = useTexts('common');
  const { may } = useViewer();
  return navigationFor(may)
    .flatMap(({ pages }) => pages)
    .map((page) => ({ id: page.name, label: common(`navigation.${page.name}`), page, to: page.pattern }))
    .filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
}

/** What the server finds by the whole of what was typed or pasted. */
function useHits(text: string): { hits: Goal[]; isSearching: boolean } {
  const t = useTexts('shell');
  const valueName = useValueName();
  const { may } = useViewer();
  const wanted = text.trim();
  const labelOf = ({ kind, name, id }: Hit) => {
    if (CALLED_BY_NAME.has(kind) && name !== '') return name;
    return name === '' ? `${t(`kind.${kind}`)} ${id}` : t('palette.of', { kind: t(`kind.${kind}`), player: name });
  };
  const [asked] = useDebouncedValue(wanted, TYPING_MS);
  const isWanted = asked.length >= LETTERS_MIN && asked === wanted;
  const { data, isFetching } = useRead(SEARCH, { text: asked }, { pause: !isWanted });
  const isNamed = wanted.length >= NAME_LETTERS_MIN;
  const directory = useRead(DIRECTORY, {}, { pause: !isNamed }).data;
  const things = [...(isWanted ? ((data?.search ?? []) as readonly Found[]) : []), ...(isNamed ? namedThings(wanted, directory) : [])];
  return {
    isSearching: wanted.length >= LETTERS_MIN && (asked !== wanted || isFetching),
    hits: hitsOf(things, may).map((hit) => ({
      id: `${hit.kind} ${hit.id}`,
      label: labelOf(hit),
      description: hit.matchedBy ? t('palette.by', { kind: t(`kind.${hit.kind}`), match: valueName('SearchMatch', hit.matchedBy) }) : t(`kind.${hit.kind}`),
      page: hit.page,
      to: hit.to,
    })),
  };
}

/** What can be done on the page that is shown, as its buttons do it. */
function useHere(text: string, go: (goal: Goal) => void): { here: Goal[]; choose: (goal: Goal) => void } {
  const offered = useOffered();
  const here = offered
    .filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))
    .map(({ name, label }) => ({ id: `here ${name}`, label, page: null, to: '' }));
  const choose = (goal: Goal) => {
    const command = offered.find(({ name }) => goal.id === `here ${name}`);
    if (!command) go(goal);
    // Its dialog finds the focus where it was before the palette, and brings it back there.
    else setTimeout(command.run, FOCUS_BACK_MS);
  };
  return { here, choose };
}

/** Goes there; what one went to last comes first. Kept as long as the sign-in: names of players stay off the disk. */
function useRecent(): { recent: Goal[]; go: (goal: Goal) => void } {
  const navigate = useNavigate();
  const [recent, setRecent] = useState<Goal[]>([]);
  const go = (goal: Goal) => {
    setRecent((before) => [goal, ...before.filter(({ id }) => id !== goal.id)].slice(0, RECENT_MAX));
    void navigate({ to: goal.to } as never);
  };
  return { recent, go };
}
