package ingest

import (
	"testing"
	"time"
)

func TestIngesterFlushesOnInterval(t *testing.T) {
	in := New(50 * time.Millisecond)
	go in.Run()
	defer in.Stop()

	in.Add(Sample{Device: "m-1", Value: 4})
	in.Add(Sample{Device: "m-2", Value: 9})

	time.Sleep(200 * time.Millisecond) // ~ sleep-in-test

	if got := in.Flushed(); got != 2 {
		t.Fatalf("flushed %d samples, want 2", got)
	}
}
