package election

import "sort"

var registered = map[string]int{}

// Register enters somebody into the roll of voters.
func Register(name string, born int) {
	registered[name] = born
}

func Adults(year int) []string {
	var out []string
	for name, born := range registered {
		if year-born >= 18 {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}
