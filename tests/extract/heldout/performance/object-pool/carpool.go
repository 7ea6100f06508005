package carpool

type Pool struct {
	drivers map[string]int
}

// Join adds a driver with so many seats to the car pool.
func (p *Pool) Join(driver string, seats int) {
	p.drivers[driver] = seats
}

func (p *Pool) Seats() (n int) {
	for _, s := range p.drivers {
		n += s
	}
	return n
}
