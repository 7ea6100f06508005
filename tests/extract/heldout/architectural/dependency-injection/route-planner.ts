import { Injectable } from "@nestjs/common";
import { MapService } from "./map.service";
import { TrafficService } from "./traffic.service";

@Injectable()
export class RoutePlanner { // ~ dependency-injection
  constructor(
    private readonly maps: MapService,
    private readonly traffic: TrafficService,
  ) {}

  async minutes(from: string, to: string): Promise<number> {
    const legs = await this.maps.legs(from, to);
    const delay = await this.traffic.delay(legs);
    return legs.length * 12 + delay;
  }
}
