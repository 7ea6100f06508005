package zones

import (
	"strings"
	"sync"
)

type Table struct {
	raw   string
	once  sync.Once
	zones map[string]string
}

func (t *Table) load() map[string]string { // ~ lazy-loading
	t.once.Do(func() {
		t.zones = make(map[string]string)
		for _, line := range strings.Split(t.raw, "\n") {
			if zip, zone, found := strings.Cut(line, ";"); found {
				t.zones[zip] = zone
			}
		}
	})
	return t.zones
}

func (t *Table) Zone(zip string) string { return t.load()[zip] }
