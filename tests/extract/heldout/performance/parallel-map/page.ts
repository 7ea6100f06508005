import { api } from "./api";

/** Two different questions at once, not the same work for each of a list. */
export async function patientPage(id: string) {
  const chart = api.chart(id);
  const visits = api.visits(id);
  return { chart: await chart, visits: await visits };
}

export function mapUrl(lat: number, lon: number): string {
  return `https://maps.test/${lat.toFixed(4)},${lon.toFixed(4)}`;
}
