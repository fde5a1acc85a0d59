/** The dialogs of what is done to many players, loaded when first wanted. */

import { lazy } from 'react';
import { loadTexts } from '../../../texts/texts';

export const TagDialog = lazy(() => import('./TagDialog'));
export const ExportDialog = lazy(() => import('./ExportDialog'));

/** It says what a status means as the page of one player does. */
export const StatusDialog = lazy(async () => {
  await loadTexts('player');
  return import('./StatusDialog');
});
