import { resume } from '../session/session';
import { destination } from '../sign-in/destination';
import { RegisterPage } from './RegisterPage';

const goingTo = destination(location.search, location.origin, 'players');

void resume('players');

export default function Page() {
  return <RegisterPage onSignedIn={() => location.assign(goingTo)} />;
}
