export const routes = { // ~ static-assertion
  orders: "/orders",
  fees: "/fees",
} satisfies Record<string, `/${string}`>;

export const titles = { orders: "Orders", fees: "Fees" } as Record<string, string>;
