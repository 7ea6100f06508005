package fees

import "testing"

func TestFee(t *testing.T) { // ~ table-tests
	for _, c := range []struct {
		name   string
		amount int
		fee    int
	}{
		{"small", 100, 1},
		{"none", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Fee(c.amount); got != c.fee {
				t.Errorf("Fee(%d) = %d, want %d", c.amount, got, c.fee)
			}
		})
	}
}

func TestAllFees(t *testing.T) {
	for _, fee := range load(t) {
		fee.check()
	}
}
