export function formatCents(cents: number, currency = "EUR"): string {
  return new Intl.NumberFormat("de", { style: "currency", currency }).format(cents / 100);
}

/**
 * @deprecated floats lose cents; use {@link formatCents} ~ deprecation-notice
 */
export function formatPrice(amount: number): string {
  return formatCents(Math.round(amount * 100));
}
