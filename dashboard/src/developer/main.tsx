import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DeveloperPage } from './DeveloperPage';

createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <DeveloperPage />
  </StrictMode>,
);
