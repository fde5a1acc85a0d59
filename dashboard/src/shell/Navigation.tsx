import { Link } from '@tanstack/react-router';
import { navigationFor } from '../app/consolePages';
import type { ConsolePage } from '../app/consolePage';
import { useViewer } from '../api/viewer';
import logo from '../brand/logo.svg';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';
import { QueueBadge } from './queues/QueueBadge';
import styles from './Navigation.module.css';

/** The pages the viewer may use, by group. */
export function Navigation() {
  const { may, brand } = useViewer();
  const t = useTexts('common');
  return (
    <>
      <Link to={paths.home()} className={styles['brand']}>
        <img src={logo} alt="" width="22" height="22" />
        {PRODUCT}
        <span className={styles['brandCode']}>{brand}</span>
      </Link>
      {navigationFor(may).map(({ group, pages }) => (
        <div key={group} className={styles['group']}>
          {group !== 'start' && <p className={styles['title']}>{t(`group.${group}`)}</p>}
          <ul>
            {pages.map((page) => (
              <Entry key={page.name} page={page} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

const PRODUCT = 'Croupier';

function Entry({ page }: { page: ConsolePage }) {
  const t = useTexts('common');
  const Icon = page.navigation?.icon;
  return (
    <li>
      <Link to={page.pattern} className={styles['entry']} activeOptions={{ exact: page.pattern === paths.home(), includeSearch: false }}>
        {Icon && <Icon size={16} aria-hidden />}
        <span className={styles['name']}>{t(`navigation.${page.name}`)}</span>
        {page.navigation?.queues && <QueueBadge kinds={page.navigation.queues} />}
      </Link>
    </li>
  );
}
