package lease

import (
	"testing"
	"time"
)

func TestLeaseEndsByTheClock(t *testing.T) {
	now := time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)
	l := Start(30*time.Second, func() time.Time { return now })
	now = now.Add(31 * time.Second)
	if !l.Expired() {
		t.Error("lease goes on")
	}
}

func TestRenewalIsSignalled(t *testing.T) {
	renewed := make(chan struct{})
	StartRenewing(func() { close(renewed) })
	select {
	case <-renewed:
	case <-time.After(5 * time.Second):
		t.Fatal("no renewal")
	}
}
