test("trades are exported", async () => { // ~ temporary-folder
  const dir = await mkdtemp(join(tmpdir(), "trades-"));
  await exportTrades(dir);
  expect(await readdir(dir)).toEqual(["trades.csv"]);
});

test("the name of a temporary file", () => {
  expect(tmpName("trades")).toBe("trades.tmp");
});
