package sampling

import (
	"fmt"
	"time"
)

func (s *Sampler) SetInterval(d time.Duration) error { // ~ input-validation
	if d < 10*time.Millisecond || d > time.Hour {
		return fmt.Errorf("interval %s is not between 10ms and 1h", d)
	}
	s.ticker.Reset(d)
	s.interval = d
	return nil
}

type Sampler struct {
	ticker   *time.Ticker
	interval time.Duration
}
