package venues

import "fmt"

var drivers = map[string]func(config Config) Venue{}

func Register(name string, open func(config Config) Venue) { // ~ plugin-registry
	drivers[name] = open
}

func Open(name string, config Config) (Venue, error) {
	open, ok := drivers[name]
	if !ok {
		return nil, fmt.Errorf("no venue %q", name)
	}
	return open(config), nil
}
