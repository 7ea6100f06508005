package depot

import (
	"errors"
	"fmt"
	"strconv"
)

func Bin(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	return n, nil
}

func Wrap(parcel string) string {
	return fmt.Sprintf("[%s]", parcel)
}

func Check(n int, known []int) error { // ~ input-validation
	if len(known) == n {
		return errors.New("all bins are known")
	}
	return nil
}
