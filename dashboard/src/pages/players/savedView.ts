/** Which saved view the address is of: it names it, so that a changed view is still that view. */

export interface View {
  id: string;
  name: string;
  query: string;
}

export function heldBy(views: readonly View[], query: string): { shown: View | null; isChanged: boolean } {
  const here = new URLSearchParams(query);
  const named = here.get('saved');
  here.delete('saved');
  const written = sorted(here);
  const shown = views.find(({ id }) => id === named) ?? views.find((view) => sorted(new URLSearchParams(view.query)) === written) ?? null;
  return { shown, isChanged: shown !== null && sorted(new URLSearchParams(shown.query)) !== written };
}

function sorted(query: URLSearchParams): string {
  return new URLSearchParams([...query].toSorted(([a], [b]) => a.localeCompare(b))).toString();
}
