export interface Ticket {
  isin: string; side: string; amount: number; price: number; currency: string; account: string; broker: string; urgent: boolean;
}

export function submit({ isin, side, amount, price, currency, account, broker, urgent }: Ticket): Promise<Response> {
  return post("/tickets", { isin, side, amount, price, currency, account, broker, urgent });
}

export function confirm(isin: string, side: string, amount: number, price: number, currency: string, account: string, broker: string, urgent: boolean) { // ~ long-parameter-list
  return post("/confirmations", { isin, side, amount, price, currency, account, broker, urgent });
}
