package patrol

type Guard struct {
	Name  string
	Shift int
	Tired bool
	Rest  int
}

// Round updates the guards of a night; nobody leaves early.
func Round(guards []*Guard) (alert int) {
	for _, g := range guards {
		if g.Shift > 6 {
			g.Tired = true
		}
		if g.Tired {
			g.Rest++
		}
		if g.Rest == 0 {
			alert++
		}
		g.Shift++
	}
	return alert
}
