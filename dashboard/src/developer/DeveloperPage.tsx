import { useEffect, useState } from 'react';
import { Moment, spoken } from '../session/Identity';
import { Masthead } from '../session/Masthead';
import { askMessages, type Kept } from './messages';
import './developer.css';

const ASK_EVERY_MS = 2000;

/** The messages of the sandbox: codes and letters, as their recipients would see them. */
export function DeveloperPage() {
  const answer = useMessages();
  return (
    <div className="developer">
      <Masthead />
      <main>
        <h1>Messages of the sandbox</h1>
        <p className="hint">None of these messages was sent. The latest 200 are kept for a day.</p>
        {answer === null && <output>Looking…</output>}
        {typeof answer === 'string' && <p role="alert">{answer}</p>}
        {Array.isArray(answer) && <Messages kept={answer as readonly Kept[]} />}
      </main>
    </div>
  );
}

function Messages({ kept }: { kept: readonly Kept[] }) {
  if (kept.length === 0) return <p>No messages yet.</p>;
  return (
    <ol className="messages">
      {kept.map((message) => (
        <li key={`${message.at} ${message.to} ${message.template}`}>
          <div className="envelope">
            <span className="role">{spoken(message.channel)}</span>
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

function useMessages(): readonly Kept[] | string | null {
  const [answer, setAnswer] = useState<readonly Kept[] | string | null>(null);
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
