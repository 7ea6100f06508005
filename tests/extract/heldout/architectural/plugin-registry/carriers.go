package carriers

import (
	"fmt"

	"depot.test/shipping/quoting"
)

var drivers = map[string]quoting.Carrier{}

// Register is called from the init functions of the carrier packages.
func Register(name string, c quoting.Carrier) { // ~ plugin-registry
	drivers[name] = c
}

func Quote(name string, grams int, zip string) (int, error) {
	c, ok := drivers[name]
	if !ok {
		return 0, fmt.Errorf("no carrier called %q", name)
	}
	return c.Quote(grams, zip)
}
