interface ChartOptions {
  title: string;
  unit: string;
  min: number;
  max: number;
  step: number;
  colour: string;
  width: number;
  height: number;
  legend: boolean;
}

export function chart(points: number[], { title, unit, min, max, step, colour, width, height, legend }: ChartOptions): string {
  const scale = (height - 10) / (max - min);
  const path = points.map((p, i) => `${(i * width) / points.length},${height - p * scale}`).join(" ");
  const ticks = Math.floor((max - min) / step);
  const note = legend ? ` (${unit}, ${ticks} ticks)` : "";
  return `M ${path} stroke ${colour} # ${title}${note}`;
}
