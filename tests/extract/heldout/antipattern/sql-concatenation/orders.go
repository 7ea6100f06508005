package orders

import (
	"database/sql"
	"fmt"
)

func ByStatus(db *sql.DB, status string, limit int) (*sql.Rows, error) {
	query := fmt.Sprintf("SELECT id, total FROM orders WHERE status = '%s' LIMIT %d", status, limit) // ~ sql-concatenation
	return db.Query(query)
}
