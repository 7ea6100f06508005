class FakeMailer implements Mailer { // ~ fake-by-interface
  readonly sent: string[] = [];

  async send(text: string): Promise<void> {
    this.sent.push(text);
  }
}

test("an alert is sent", async () => {
  const mailer = new FakeMailer();
  await new Alerts(mailer).limitExceeded("desk-4");
  expect(mailer.sent).toEqual(["desk-4"]);
});
