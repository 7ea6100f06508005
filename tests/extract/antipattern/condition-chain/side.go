package side

func Weight(side string) int {
	if side == "buy" { // ~ condition-chain
		return 1
	} else if side == "sell" {
		return -1
	} else if side == "short" {
		return -2
	} else if side == "cover" {
		return 2
	} else if side == "cross" {
		return 0
	}
	return 0
}
