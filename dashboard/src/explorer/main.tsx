import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import 'graphiql/style.css';
import './explorer.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resume } from '../session/session';
import { Explorer } from './Explorer';

// GraphiQL's dialogs lock scrolling with a <style> element: the policy wants this page's nonce on it.
setNonce(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '');

void resume();
createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <Explorer />
  </StrictMode>,
);
