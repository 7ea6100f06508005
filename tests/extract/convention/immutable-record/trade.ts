export interface Trade { // ~ immutable-record
  readonly isin: string;
  readonly amount: number;
  readonly currency: string;
}

export interface Draft {
  readonly id: string;
  isin: string;
  amount: number;
}
