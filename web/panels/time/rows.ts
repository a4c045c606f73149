/** Rows that keep their elements, and with them the focus, while what they show changes. */
export interface Rows<Item> {
  show(items: readonly Item[]): void;
}

/** Keeps one row for each id. */
export function keepRows<Item extends { readonly id: string }>(
  parent: HTMLElement,
  makeRow: () => { readonly element: HTMLElement; show(item: Item): void },
): Rows<Item> {
  const rows = new Map<string, ReturnType<typeof makeRow>>();
  return {
    show(items) {
      const wanted = new Set(items.map(({ id }) => id));
      for (const [id, { element }] of rows) {
        if (wanted.has(id)) continue;
        element.remove();
        rows.delete(id);
      }
      items.forEach((item, place) => {
        let row = rows.get(item.id);
        if (row === undefined) {
          row = makeRow();
          rows.set(item.id, row);
        }
        // A row that is moved would lose the focus.
        if (parent.children[place] !== row.element) parent.insertBefore(row.element, parent.children[place] ?? null);
        row.show(item);
      });
    },
  };
}
