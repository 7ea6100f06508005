import { useFlag } from "@unleash/proxy-client-react";
import { CanvasMap } from "./canvas-map";
import { TileMap } from "./tile-map";

export function MapView({ tour }: { tour: string }) {
  const vector = useFlag("vector-map"); // ~ feature-flag
  if (vector) {
    return <CanvasMap tour={tour} />;
  }
  return <TileMap tour={tour} zoom={11} />;
}
