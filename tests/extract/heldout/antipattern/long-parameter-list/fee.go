package billing

const cleaningDays = 7

// Fee is what a stay costs.
func Fee(nights int, rate, cleaning, tax, deposit, discount, breakfast, parking float64) float64 { // ~ long-parameter-list
	stay := float64(nights) * (rate + breakfast + parking)
	weeks := float64(1 + nights/cleaningDays)
	return (stay+cleaning*weeks)*(1+tax) - discount + deposit
}
