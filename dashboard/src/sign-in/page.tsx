import { accountOf } from '../account/realm';
import { resume } from '../session/session';
import { destination, realmOf } from './destination';
import { problemOf } from './providers';
import { SignInPage } from './SignInPage';

const realm = realmOf(location.pathname);
const goingTo = destination(location.search, location.origin, realm);

void resume(realm);

export default function Page() {
  return (
    <SignInPage
      realm={realm}
      destination={goingTo}
      problem={problemOf(location.search)}
      goOn={(enrolmentRequired) => location.assign(enrolmentRequired ? accountOf(realm) : goingTo)}
    />
  );
}
