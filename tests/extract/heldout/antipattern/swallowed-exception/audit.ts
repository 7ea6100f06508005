import { AuditApi } from "./audit-api";

const audit = new AuditApi();

export async function refund(orderId: string, cents: number): Promise<void> {
  await fetch(`/api/orders/${orderId}/refund`, {
    method: "POST",
    body: JSON.stringify({ cents }),
  });
  try {
    await audit.write("refund", orderId, cents);
  } catch {} // ~ swallowed-exception
}

export function trackView(page: string): void {
  navigator.serviceWorker.ready.then((r) => r.sync.register(page)).catch(() => {}); // ~ swallowed-exception
}
