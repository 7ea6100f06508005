package dice

import "testing"

func TestPropertyOfADie(t *testing.T) {
	d := Die{Sides: 6}
	if d.Opposite(2) != 5 {
		t.Error("opposite sides do not make seven")
	}
	if d.Opposite(6) != 1 {
		t.Error("six is not opposite of one")
	}
}
