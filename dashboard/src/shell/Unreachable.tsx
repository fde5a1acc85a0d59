import { Failed } from '../ui/states';
import { resume } from '../session/session';

/** The server does not answer: nothing can be shown but that. */
export function Unreachable() {
  return (
    <main>
      <Failed refusal={{ code: 'OFFLINE', message: '' }} onRetry={() => void resume('operators')} />
    </main>
  );
}
