export class MetricSender { // ~ batching
  private queue: Metric[] = [];

  constructor(private readonly send: (metrics: Metric[]) => Promise<void>) {}

  async record(metric: Metric): Promise<void> {
    this.queue.push(metric);
    if (this.queue.length >= 100) {
      await this.flush();
    }
  }

  async flush(): Promise<void> {
    const metrics = this.queue;
    this.queue = [];
    await this.send(metrics);
  }
}
