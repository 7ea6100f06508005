package payments

import (
	"errors"
	"fmt"
)

func ParseAmount(text string, scale int) (int64, error) { // ~ input-validation
	if len(text) == 0 || len(text) > 18 {
		return 0, errors.New("an amount has 1 to 18 digits")
	}
	if scale < 0 {
		return 0, fmt.Errorf("scale %d is negative", scale)
	}
	return digits(text, scale)
}

func ValidateAll(store Store) error {
	entries, err := store.Entries()
	if err != nil {
		return err
	}
	return check(entries)
}
