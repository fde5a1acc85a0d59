import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resume } from '../session/session';
import { StartPage } from './StartPage';

void resume();
createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <StartPage />
  </StrictMode>,
);
