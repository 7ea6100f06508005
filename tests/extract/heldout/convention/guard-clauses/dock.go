package yard

import "errors"

func (y *Yard) Dock(t *Truck) error {
	if y.closed { // ~ guard-clauses
		return errors.New("yard is closed")
	}
	if t.docked {
		return nil
	}
	if y.free == 0 {
		return errors.New("no free gate")
	}

	y.free--
	t.docked = true
	y.queue = append(y.queue, t.plate)
	return nil
}

type Yard struct {
	closed bool
	free   int
	queue  []string
}

type Truck struct {
	plate  string
	docked bool
}
