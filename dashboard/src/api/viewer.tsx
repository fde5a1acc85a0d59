/** Who is looking, for every page of the console: their rights decide what pages ask for and offer. */

import { createContext, useContext } from 'react';
import { permissionsOf, type Permissions } from './permissions';

export interface Viewer extends Permissions {
  name: string;
  brand: string;
  roles: readonly string[];
}

const NOT_SIGNED_IN: Viewer = { name: '', brand: '', roles: [], ...permissionsOf([]) };
const Context = createContext<Viewer>(NOT_SIGNED_IN);

export const ViewerProvider = Context.Provider;

export function useViewer(): Viewer {
  return useContext(Context);
}

/** Whether the viewer may use a coordinate. */
export function useMay(coordinate: string): boolean {
  return useViewer().may(coordinate);
}
