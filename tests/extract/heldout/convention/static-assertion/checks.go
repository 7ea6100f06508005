package audit

import "fmt"

// Keeps the import while the debug lines are commented out.
var _ = fmt.Sprintf

type Entry struct {
	Cents int64
	Paid  bool
}

func Balanced(entries []Entry) bool {
	var sum int64
	for _, e := range entries {
		if e.Paid {
			sum += e.Cents
		}
	}
	return sum == 0
}
