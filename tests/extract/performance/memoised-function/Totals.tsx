import { useMemo } from "react";

export function Totals({ trades }: { trades: Trade[] }) {
  const total = useMemo(() => trades.reduce((sum, trade) => sum + trade.amount, 0), [trades]); // ~ memoised-function
  return <output>{total}</output>;
}
