package ticket

import "fmt"

var allowed = map[State][]State{
	Open:    {Working, Closed},
	Working: {Closed},
}

func (t *Ticket) Move(to State) error { // ~ transition-table, input-validation, input-validation
	if !slices.Contains(allowed[t.state], to) {
		return fmt.Errorf("%s does not become %s", t.state, to)
	}
	t.state = to
	return nil
}
