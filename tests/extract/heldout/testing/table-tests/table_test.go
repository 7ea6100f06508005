package cafe

import "testing"

func TestTableTakesGuests(t *testing.T) {
	table := NewTable(4)
	table.Seat("Ida")
	table.Seat("Bo")
	if table.Free() != 2 {
		t.Errorf("%d seats free, want 2", table.Free())
	}
}

func TestTableIsCleared(t *testing.T) {
	table := NewTable(2)
	table.Seat("Ida")
	table.Clear()
	if table.Free() != 2 {
		t.Error("table is not empty")
	}
}
