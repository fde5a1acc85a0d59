/** What this server offers, in the order a newcomer needs it. */
export interface Door {
  path: string;
  name: string;
  purpose: string;
}

export const DOORS: readonly Door[] = [
  {
    path: '/graphiql',
    name: 'GraphiQL',
    purpose: 'Explore the schema; run queries, mutations and live subscriptions.',
  },
  {
    path: '/openapi.json',
    name: 'REST API',
    purpose: 'OpenAPI description of the REST aliases for micro-services.',
  },
  {
    path: '/metrics',
    name: 'Metrics',
    purpose: 'Requests, ledger operations, outbox lag and sockets, for Prometheus.',
  },
  {
    path: '/readyz',
    name: 'Readiness',
    purpose: 'Whether the stores this server needs can be reached.',
  },
];
