package quality

// Grade names the band a measured deviation falls into.
func Grade(dev float64, humid bool, batch int) string {
	if dev < 0.01 {
		return "A"
	} else if dev < 0.05 && !humid {
		return "B"
	} else if batch%2 == 0 {
		return "C"
	} else if humid {
		return "D"
	}
	return "E"
}

func Letter(code int) string {
	switch code {
	case 1:
		return "A"
	case 2:
		return "B"
	case 3:
		return "C"
	case 4:
		return "D"
	case 5:
		return "E"
	default:
		return "?"
	}
}
