package route

func Route(order Order, flags Flags) Venue {
	if flags.Enabled("dark-pool") { // ~ feature-flag
		return DarkPool
	}
	if order.Has("iceberg") {
		return Lit
	}
	return Lit
}
