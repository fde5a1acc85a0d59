import { LockedValue } from '../../ui/values/Secured';
import { Money } from '../../ui/values/Money';
import { digitsOf } from '../../ui/values/formats';
import { useViewer } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { differenceOf, type Line } from './figures';
import styles from './OverviewPage.module.css';

interface Props {
  lines: readonly Line[];
  /** The day of `lastWeek`. */
  dayBefore: string;
  /** The line that the chart draws. */
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** Today beside the same hours of two earlier days: counts, then each currency by itself. */
export function FiguresTable({ lines, dayBefore, chosen, onChoose }: Props) {
  const t = useTexts('overview');
  const language = useLanguage();
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${dayBefore}T00:00:00Z`));
  return (
    <table className={styles['figures']}>
      <thead>
        <tr>
          <th scope="col">{t('column.figure')}</th>
          <th scope="col">{t('column.today')}</th>
          <th scope="col" className={styles['wide']}>
            {t('column.yesterday')}
          </th>
          <th scope="col">{t('column.againstYesterday')}</th>
          <th scope="col" className={styles['wide']}>
            {t('column.lastWeek', { weekday })}
          </th>
          <th scope="col">{t('column.againstLastWeek')}</th>
        </tr>
      </thead>
      {currencies.map((currency) => (
        <tbody key={currency}>
          {currency !== null && <CurrencyRow currency={currency} />}
          {lines
            .filter((line) => line.currency === currency)
            .map((line) => (
              <FigureRow key={line.key} line={line} isChosen={line.key === chosen} onChoose={onChoose} />
            ))}
        </tbody>
      ))}
      <Hidden />
    </table>
  );
}

const COLUMNS = 6;

function CurrencyRow({ currency }: { currency: string }) {
  const name = new Intl.DisplayNames(useLanguage(), { type: 'currency' }).of(currency);
  return (
    <tr className={styles['group']}>
      <th scope="rowgroup" colSpan={COLUMNS}>
        {currency} {name !== currency && <span>{name}</span>}
      </th>
    </tr>
  );
}

function FigureRow({ line, isChosen, onChoose }: { line: Line; isChosen: boolean; onChoose: (key: string) => void }) {
  const t = useTexts('overview');
  const currency = line.currency ?? '';
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <button type="button" aria-pressed={isChosen} title={t('draw')} onClick={() => onChoose(line.key)}>
          {t(`figure.${line.name}`)}
        </button>
      </th>
      <td className={styles['today']}>
        <Money value={{ amount: line.today, currency }} hasCurrency={false} />
      </td>
      <td className={styles['wide']}>
        <Money value={{ amount: line.yesterday, currency }} hasCurrency={false} />
      </td>
      <DifferenceCell now={line.today} before={line.yesterday} />
      <td className={styles['wide']}>
        <Money value={{ amount: line.lastWeek, currency }} hasCurrency={false} />
      </td>
      <DifferenceCell now={line.today} before={line.lastWeek} />
    </tr>
  );
}

function DifferenceCell({ now, before }: { now: string; before: string }) {
  const t = useTexts('overview');
  const language = useLanguage();
  const { amount, sign, thousandths } = differenceOf(now, before);
  if (sign === 0) return (
    <td className={styles['difference']}>
      <span>{t('difference.none')}</span>
    </td>
  );
  const share = thousandths !== null && new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: thousandths < 100 ? 1 : 0 }).format(thousandths / 1000);
  const direction = sign > 0 ? 'more' : 'less';
  return (
    <td className={styles['difference']}>
      <b>
        {sign > 0 && '+'}
        {digitsOf(amount, language)}
      </b>
      <span>{share === false ? t(`difference.${direction}`) : t(`difference.${direction}By`, { share })}</span>
    </td>
  );
}

/** The figures that the viewer's roles do not show, not to be taken for none. */
function Hidden() {
  const t = useTexts('overview');
  const { may } = useViewer();
  const hidden = [
    { name: t('hidden.signIns'), coordinate: 'DayFigures.signInsFailed' },
    { name: t('hidden.money'), coordinate: 'DayFigures.money' },
  ].filter(({ coordinate }) => !may(coordinate));
  if (hidden.length === 0) return null;
  return (
    <tbody className={styles['hidden']}>
      {hidden.map(({ name, coordinate }) => (
        <tr key={coordinate}>
          <th scope="row">{name}</th>
          <td colSpan={COLUMNS - 1}>
            <LockedValue coordinate={coordinate} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}
