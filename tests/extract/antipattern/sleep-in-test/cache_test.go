package cache

import (
	"testing"
	"time"
)

func TestEntryExpires(t *testing.T) { // ~ sleep-in-test
	cache := New(50 * time.Millisecond)
	cache.Put("DE0001", 101.5)
	time.Sleep(100 * time.Millisecond)
	if _, ok := cache.Get("DE0001"); ok {
		t.Fatal("the entry is still there")
	}
}

func TestEntryIsKept(t *testing.T) {
	clock := newClock()
	cache := NewWithClock(time.Minute, clock)
	cache.Put("DE0001", 101.5)
	clock.Sleep(30 * time.Second)
	if _, ok := cache.Get("DE0001"); !ok {
		t.Fatal("the entry is gone")
	}
}
