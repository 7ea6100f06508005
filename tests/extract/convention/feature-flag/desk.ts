export function columns(flags: Flags, element: HTMLInputElement): string[] {
  if (flags.enabled("risk-column")) { // ~ feature-flag
    return ["isin", "amount", "risk"];
  }
  return element.matches(":enabled") ? ["isin", "amount"] : ["isin"];
}
