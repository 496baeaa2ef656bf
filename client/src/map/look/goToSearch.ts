import { canvasStore, select } from '../../canvas/canvasStore.ts';

/** The field in which parties are looked for, wherever it stands. */
export const SEARCH_FIELD = 'map-search-field';

/** Puts the focus in the search field: in what stands beside the map, or else in the list. */
export function goToSearch(): void {
  select(null);
  requestAnimationFrame(() => {
    if (focusField()) return;
    canvasStore.setState({ list: true });
    requestAnimationFrame(focusField);
  });
}

function focusField(): boolean {
  const field = [...document.querySelectorAll<HTMLInputElement>(`.${SEARCH_FIELD} input`)].find((one) =>
    one.checkVisibility(),
  );
  field?.focus();
  field?.select();
  return field !== undefined;
}
