import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resume } from '../session/session';
import { destination, realmOf } from './destination';
import { problemOf } from './providers';
import { SignInPage } from './SignInPage';

const realm = realmOf(location.pathname);
const goingTo = destination(location.search, location.origin);

void resume(realm);
createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <SignInPage
      realm={realm}
      destination={goingTo}
      problem={problemOf(location.search)}
      goOn={(enrolmentRequired) => location.assign(enrolmentRequired ? '/account' : goingTo)}
    />
  </StrictMode>,
);
