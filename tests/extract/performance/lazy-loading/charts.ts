import type { Renderer } from "./renderer";

export class ChartPanel {
  private renderer: Renderer | undefined;

  async draw(points: number[]): Promise<void> {
    (await this.load()).draw(points);
  }

  private async load(): Promise<Renderer> { // ~ lazy-loading
    if (!this.renderer) {
      const module = await import("./renderer");
      this.renderer = new module.Renderer();
    }
    return this.renderer;
  }
}
