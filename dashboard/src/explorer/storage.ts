import type { Storage as GraphiQLStorage } from '@graphiql/toolkit';

const PREFIX = 'graphiql:';

/**
 * GraphiQL's tabs and history, for as long as the browser tab lives: variables may hold personal data, so nothing
 * of them stays on the machine.
 */
export const tabStorage: GraphiQLStorage = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
  removeItem: (key) => sessionStorage.removeItem(key),
  get length() {
    return sessionStorage.length;
  },
  clear() {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) sessionStorage.removeItem(key);
  },
};
