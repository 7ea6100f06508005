package curves

import (
	"context"
	"sync"
)

type Curves struct {
	mu     sync.Mutex
	source Source
	known  map[string]*Curve
}

func (c *Curves) Curve(ctx context.Context, currency string) (*Curve, error) { // ~ caching
	c.mu.Lock()
	defer c.mu.Unlock()
	if curve, ok := c.known[currency]; ok {
		return curve, nil
	}
	curve, err := c.source.Build(ctx, currency)
	if err != nil {
		return nil, err
	}
	c.known[currency] = curve
	return curve, nil
}
