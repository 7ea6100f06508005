const tables = {};

export async function feeTable(venue) { // ~ caching
  if (tables[venue]) return tables[venue];
  const response = await fetch(`/fees/${venue}.json`);
  tables[venue] = await response.json();
  return tables[venue];
}
