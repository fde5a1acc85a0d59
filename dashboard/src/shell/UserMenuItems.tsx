import { Menu, useMantineColorScheme } from '@mantine/core';
import { Check } from 'lucide-react';
import { useViewer } from '../api/viewer';
import { chooseTimeZone, useTimeZone } from '../app/preferences';
import { paths } from '../paths';
import { signOut } from '../session/session';
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES, useLanguage, useTexts } from '../texts/texts';
import { MenuAt } from '../ui/floating/MenuAt';
import type { FloatingProps } from '../ui/floating/useFloating';

const SCHEMES = ['auto', 'light', 'dark'] as const;

/** Colours, language, time zone; one's own security, and the way out. */
export default function UserMenuItems(floating: FloatingProps) {
  const t = useTexts('shell');
  const { name, roles } = useViewer();
  return (
    <MenuAt {...floating} label={name} position="bottom-end" width={280} withinPortal={false}>
      <Menu.Label>{t('user.roles', { roles: roles.join(', ') })}</Menu.Label>
      <Menu.Item component="a" href={paths.account()}>
        {t('user.security')}
      </Menu.Item>
      <SchemeItems />
      <LanguageItems />
      <ZoneItems />
      <Menu.Divider />
      <Menu.Item onClick={() => void signOut()}>{t('user.signOut')}</Menu.Item>
    </MenuAt>
  );
}

function SchemeItems() {
  const t = useTexts('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('user.colours')}</Menu.Label>
      {SCHEMES.map((scheme) => (
        <Choice key={scheme} isChosen={colorScheme === scheme} onChoose={() => setColorScheme(scheme)} words={t(`scheme.${scheme}`)} />
      ))}
    </>
  );
}

function LanguageItems() {
  const t = useTexts('shell');
  const language = useLanguage();
  return (
    <>
      <Menu.Label>{t('user.language')}</Menu.Label>
      {LANGUAGES.map((each) => (
        <Choice key={each} isChosen={language === each} onChoose={() => void changeLanguage(each)} words={LANGUAGE_NAMES[each]} />
      ))}
    </>
  );
}

function ZoneItems() {
  const t = useTexts('shell');
  const chosen = useTimeZone();
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <Menu.Label>{t('user.timeZone')}</Menu.Label>
      {[...new Set([here, 'UTC'])].map((zone) => (
        <Choice key={zone} isChosen={chosen === zone} onChoose={() => chooseTimeZone(zone)} words={zone} />
      ))}
    </>
  );
}

function Choice({ isChosen, onChoose, words }: { isChosen: boolean; onChoose: () => void; words: string }) {
  return (
    <Menu.RadioItem closeMenuOnClick={false} value={words} checked={isChosen} onChange={onChoose} checkIcon={<Check size={14} aria-hidden />}>
      {words}
    </Menu.RadioItem>
  );
}
