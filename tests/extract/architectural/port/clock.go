package expiry

import "time"

type Clock interface { // ~ port
	Now() time.Time
}

type Expirer struct {
	clock Clock
}

func New(clock Clock) *Expirer { // ~ dependency-injection
	return &Expirer{clock: clock}
}

func (e *Expirer) Expired(order Order) bool {
	return e.clock.Now().After(order.ValidUntil)
}
