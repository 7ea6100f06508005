import { carrier } from "./carrier";

export async function states(parcels: string[]): Promise<Map<string, string>> {
  const found = await Promise.all( // ~ parallel-map
    parcels.map(async (no) => [no, await carrier.state(no)] as const),
  );
  return new Map(found);
}
