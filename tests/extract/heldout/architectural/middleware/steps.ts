type Step = { name: string; minutes: number };

/** Steps of a recipe; no request passes through them. */
export class Recipe {
  private at = 0;

  constructor(private steps: Step[]) {}

  next(): Step | undefined {
    return this.steps[this.at++];
  }

  left(): number {
    return this.steps.slice(this.at).reduce((sum, s) => sum + s.minutes, 0);
  }
}
