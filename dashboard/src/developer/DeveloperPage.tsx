import { useEffect, useState } from 'react';
import { complaintInWords } from '../session/complaints';
import { Masthead } from '../session/Masthead';
import { Moment } from '../session/page/Moment';
import { useTitle } from '../session/page/useTitle';
import { useTexts } from '../texts/texts';
import { askMessages, isProblem, type Problem, type StoredMessage } from './messages';
import './developer.css';

const ASK_EVERY_MS = 2000;

/** The messages of the sandbox: codes and letters, as their recipients would see them. */
export function DeveloperPage() {
  const t = useTexts('developer');
  const answer = useMessages();
  useTitle(t('title'));
  return (
    <div className="developer">
      <Masthead />
      <main>
        <h1>{t('title')}</h1>
        <p className="hint">{t('hint')}</p>
        {answer === null && <output>{t('looking')}</output>}
        {answer !== null && (isProblem(answer) ? <Refused problem={answer} /> : <Messages kept={answer} />)}
      </main>
    </div>
  );
}

function Refused({ problem }: { problem: Problem }) {
  const t = useTexts('developer');
  const shared = useTexts('session');
  return <p role="alert">{'here' in problem ? t(`problem.${problem.here}`) : complaintInWords(shared, problem)}</p>;
}

const CHANNELS = new Set(['EMAIL', 'SMS']);

function Messages({ kept }: { kept: readonly StoredMessage[] }) {
  const t = useTexts('developer');
  if (kept.length === 0) return <p>{t('none')}</p>;
  return (
    <ol className="messages">
      {kept.map((message) => (
        <li key={`${message.at} ${message.to} ${message.template}`}>
          <div className="envelope">
            <span className="role">{t(`channel.${CHANNELS.has(message.channel) ? message.channel : 'other'}`)}</span>
            <strong>{message.to}</strong>
            <span>{message.brand}</span>
            <Moment at={message.at} />
          </div>
          {message.subject !== '' && <h2>{message.subject}</h2>}
          <pre>{message.text}</pre>
        </li>
      ))}
    </ol>
  );
}

function useMessages(): readonly StoredMessage[] | Problem | null {
  const [answer, setAnswer] = useState<readonly StoredMessage[] | Problem | null>(null);
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'visible') setAnswer(await askMessages());
    };
    void look();
    const timer = setInterval(look, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return answer;
}
