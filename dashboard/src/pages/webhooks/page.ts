import { Webhook } from 'lucide-react';
import type { ConsolePage } from '../../app/consolePage';
import { PATTERNS } from '../../paths';

export const page: ConsolePage = {
  pattern: PATTERNS.webhooks,
  name: 'webhooks',
  needs: 'Query.webhookEndpoints',
  navigation: { group: 'system', order: 1, icon: Webhook },
  load: () => import('./WebhooksPage'),
};
