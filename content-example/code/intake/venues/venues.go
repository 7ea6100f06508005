// Package venues knows how trades come in from each venue.
package venues

import (
	"errors"
	"fmt"
)

// Source gives trades of one venue.
type Source interface {
	Next() (Trade, error)
}

// Open makes the source of a venue.
func Open(venue string, config Config) (Source, error) {
	switch venue {
	case "lse":
		return &FixSource{session: config.Session}, nil
	case "castell":
		return &FileSource{folder: config.Folder}, nil
	}
	return nil, errors.New("unknown venue " + venue)
}

// Check says whether a file of a broker can be read.
func Check(line string) error {
	if len(line) < 80 {
		return fmt.Errorf("a line of %d characters", len(line))
	}
	return nil
}
