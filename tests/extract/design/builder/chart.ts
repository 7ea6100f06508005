class ChartBuilder { // ~ builder
  private title = "";
  private series: Series[] = [];

  named(title: string): this {
    this.title = title;
    return this;
  }

  with(series: Series): this {
    this.series.push(series);
    return this;
  }

  build(): Chart {
    return new Chart(this.title, this.series);
  }
}
