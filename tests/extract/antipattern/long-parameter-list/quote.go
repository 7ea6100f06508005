package quote

func New(isin, venue, currency string, bid, ask, last float64, size int64, halted bool) Quote { // ~ long-parameter-list
	return Quote{isin, venue, currency, bid, ask, last, size, halted}
}

func Mid(bid, ask float64) float64 {
	return (bid + ask) / 2
}
