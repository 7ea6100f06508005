package report

import (
	"os"
	"testing"
)

func TestReport(t *testing.T) { // ~ golden-file
	want, err := os.ReadFile("testdata/report.golden")
	if err != nil {
		t.Fatal(err)
	}
	if got := Report(day); got != string(want) {
		t.Errorf("got %s", got)
	}
}

func TestReads(t *testing.T) {
	input, err := os.ReadFile("trades.csv")
	if err != nil || Count(input) != 3 {
		t.Fatal(err)
	}
}
