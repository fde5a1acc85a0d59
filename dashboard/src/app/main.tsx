import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../texts/texts';
import { allowTextAlone } from './markup';
import { router } from './router';
import { startScheme } from './scheme';

// Dialogs lock scrolling with a <style> element: the policy wants this page's nonce on it.
setNonce(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '');

allowTextAlone();
startScheme();
// Each route loads its own texts: a page for players needs none of the console's.
await startTexts([]);
createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
