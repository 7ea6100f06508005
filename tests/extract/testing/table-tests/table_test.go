package fees

import "testing"

func TestTable(t *testing.T) {
	table := NewTable()
	for row := range table.Rows() {
		table.Clear(row)
	}
	if table.Len() != 0 {
		t.Fatal("the table has rows")
	}
}
