/** The dialogs of what is done to many players, loaded when first wanted. */

import { loadTexts } from '../../../texts/texts';
import { lazyPart } from '../../../ui/floating/loadPart';

export const TagDialog = lazyPart(() => import('./TagDialog'));
export const ExportDialog = lazyPart(() => import('./ExportDialog'));

/** It says what a status means as the page of one player does. */
export const StatusDialog = lazyPart(async () => {
  await loadTexts('player');
  return import('./StatusDialog');
});
