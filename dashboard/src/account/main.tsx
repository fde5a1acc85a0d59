import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resume } from '../session/session';
import { AccountPage } from './AccountPage';
import { realmHere } from './realm';

void resume(realmHere());
createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <AccountPage />
  </StrictMode>,
);
