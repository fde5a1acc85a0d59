import { useTexts } from '../../../texts/texts';
import { Money } from '../../../ui/values/Money';
import { Fact, Facts } from '../../../ui/Page';
import { useValueName } from '../../../ui/values/Tag';
import { CopyText } from '../header/CopyText';
import styles from '../player.module.css';
import type { Transaction as Row } from './columns';
import type { Transaction } from './TransactionDetail';

interface Props {
  round: NonNullable<Transaction['round']>;
  current: string;
  loaded: readonly Row[];
  onShow: (id: string) => void;
}

/** The round it belongs to: stake and win together, and the other transactions of it that are in the list. */
export function RoundPart({ round, current, loaded, onShow }: Props) {
  const t = useTexts('player');
  const valueName = useValueName();
  const parts = loaded.filter(({ roundReference }) => roundReference === round.reference).toReversed();
  return (
    <Facts>
      <Fact name={t('rounds.round')}>
        <CopyText text={round.reference} />
      </Fact>
      <Fact name={t('rounds.staked')}>
        <Money value={round.staked} />
      </Fact>
      <Fact name={t('rounds.won')}>
        <Money value={round.won} />
      </Fact>
      <Fact name={t('rounds.result')}>
        <Money value={round.result} isSigned />
      </Fact>
      {parts.map(({ id, seq, kind, amount }) => (
        <Fact key={id} name={valueName('TransactionKind', kind)}>
          {id === current ? (
            <span>{t('rounds.this', { seq })}</span>
          ) : (
            <button type="button" className={styles['linkLike']} onClick={() => onShow(id)}>
              {t('rounds.number', { seq })}
            </button>
          )}{' '}
          <Money value={amount} isSigned />
        </Fact>
      ))}
    </Facts>
  );
}
