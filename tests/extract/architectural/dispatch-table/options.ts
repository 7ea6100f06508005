const callbacks = {
  onOpen: () => console.log("open"),
  onClose: () => console.log("closed"),
  onError: (error: Error) => console.error(error),
};

export function connect(url: string) {
  return open(url, callbacks);
}

export function handler(kind: "a" | "b") {
  const titles = { a: "A", b: "B", c: "C" };
  return titles[kind];
}
