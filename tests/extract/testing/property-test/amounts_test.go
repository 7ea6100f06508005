package amounts

import (
	"testing"
	"testing/quick"
)

func TestRoundTrip(t *testing.T) { // ~ property-test
	same := func(cents int64) bool { return parse(show(cents)) == cents }
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

func FuzzParse(f *testing.F) { // ~ property-test
	f.Add("1.00")
	f.Fuzz(func(t *testing.T, text string) {
		parse(text)
	})
}

func TestQuick(t *testing.T) {
	if err := check(t); err != nil {
		t.Error(err)
	}
}
