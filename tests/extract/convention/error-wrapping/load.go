package rates

import (
	"errors"
	"fmt"
	"os"
)

var ErrEmpty = errors.New("no rates")

func Load(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("rates of %s: %w", path, err) // ~ error-wrapping
	}
	if len(data) == 0 {
		return nil, ErrEmpty
	}
	return data, nil
}

func Describe(err error) string {
	return fmt.Sprintf("loading: %v", err)
}
