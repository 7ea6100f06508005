const renderers = { // ~ dispatch-table
  trade: (item: Item) => `Trade ${item.id}`,
  fee: (item: Item) => `Fee ${item.amount}`,
  tax: (item: Item) => `Tax ${item.amount}`,
};

export function render(item: Item): string {
  return renderers[item.kind](item);
}
