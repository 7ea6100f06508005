package label

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the accepted labels")

func TestZPL(t *testing.T) {
	got := ZPL("TRK-77", "Ulm")
	golden := filepath.Join("testdata", "label.golden")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) { // ~ golden-file
		t.Errorf("label differs:\n%s", got)
	}
}
