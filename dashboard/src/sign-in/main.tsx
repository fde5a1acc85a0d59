import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resume } from '../session/session';
import { destination, realmOf } from './destination';
import { SignInPage } from './SignInPage';

const realm = realmOf(location.pathname);

void resume(realm);
createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <SignInPage
      realm={realm}
      goOn={(enrolmentRequired) =>
        location.assign(enrolmentRequired ? '/account' : destination(location.search, location.origin))
      }
    />
  </StrictMode>,
);
