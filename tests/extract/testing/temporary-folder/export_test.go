package export

import "testing"

func TestExport(t *testing.T) { // ~ temporary-folder
	dir := t.TempDir()
	if err := Export(dir, trades()); err != nil {
		t.Fatal(err)
	}
}

func TestTempName(t *testing.T) {
	if tempDir() != "/tmp/trades" {
		t.Error("the name of the folder")
	}
}
