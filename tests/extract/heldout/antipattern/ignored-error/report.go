package report

import (
	"encoding/json"
	"os"
	"strconv"
)

type Row struct {
	SKU string
	Qty int
}

func Parse(fields []string) Row {
	qty, _ := strconv.Atoi(fields[1]) // ~ ignored-error
	return Row{SKU: fields[0], Qty: qty}
}

func Store(path string, rows []Row) {
	raw, _ := json.Marshal(rows)      // ~ ignored-error
	_ = os.WriteFile(path, raw, 0o644) // ~ ignored-error
}
