type Method =
  | { kind: "pickup" }
  | { kind: "post"; grams: number }
  | { kind: "courier"; km: number };

export function cost(method: Method): number {
  switch (method.kind) {
    case "pickup":
      return 0;
    case "post":
      return method.grams > 1000 ? 690 : 390;
    case "courier":
      return 500 + method.km * 80;
    default: {
      const missing: never = method; // ~ exhaustive-cases
      throw new Error(`no price for ${JSON.stringify(missing)}`);
    }
  }
}
