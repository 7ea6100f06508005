export async function forEach(items, visit) {
  for (const item of items) {
    await visit(item);
  }
}

export async function run(items) {
  await forEach(items, async (item) => item.load());
  items.forEach((item) => item.close());
}
