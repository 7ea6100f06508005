export type Forecast = { day: string; max: number; rain: number };

export class WeatherClient { // ~ gateway
  constructor(private baseUrl: string) {}

  async forecast(lat: number, lon: number): Promise<Forecast[]> {
    const body = await this.get(`/v1/forecast?lat=${lat}&lon=${lon}`);
    return body.days.map((d: any) => ({ day: d.date, max: d.t_max, rain: d.precip }));
  }

  async stations(): Promise<string[]> {
    return (await this.get("/v1/stations")).map((s: any) => s.code);
  }

  private async get(path: string): Promise<any> {
    const res = await fetch(this.baseUrl + path, { headers: { accept: "application/json" } });
    if (!res.ok) throw new Error(`weather service answered ${res.status}`);
    return res.json();
  }
}
