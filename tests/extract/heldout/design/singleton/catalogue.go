package catalogue

import "sync"

type Catalogue struct {
	mu     sync.Mutex
	prices map[string]int
}

var (
	once sync.Once
	inst *Catalogue
)

// Default is the one catalogue of the process.
func Default() *Catalogue { // ~ singleton, lazy-loading
	once.Do(func() {
		inst = &Catalogue{prices: map[string]int{}}
	})
	return inst
}

func (c *Catalogue) Set(sku string, cents int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.prices[sku] = cents
}
