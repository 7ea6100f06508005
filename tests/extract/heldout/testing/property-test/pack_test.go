package pack

import (
	"testing"
	"testing/quick"
)

func TestPackKeepsTheWeight(t *testing.T) {
	keeps := func(grams []uint16) bool {
		var want, got uint64
		for _, g := range grams {
			want += uint64(g)
		}
		for _, box := range Pack(grams) {
			got += box.Grams()
		}
		return got == want
	}
	if err := quick.Check(keeps, nil); err != nil { // ~ property-test
		t.Error(err)
	}
}
