package football

import "testing"

type foul struct {
	minute int
	faked  bool
}

func TestFakedFoulsGetACard(t *testing.T) {
	f := foul{minute: 12, faked: true}
	if Card(f.minute, f.faked) != "yellow" {
		t.Error("no card for a dive")
	}
}
