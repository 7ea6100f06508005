package spool

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSpoolWritesFile(t *testing.T) {
	dir := t.TempDir() // ~ temporary-folder
	s := Open(dir)
	if err := s.Put("7", []byte("label")); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "7.lbl"))
	if err != nil || string(raw) != "label" {
		t.Fatalf("%q, %v", raw, err)
	}
}
