package ledger

import "database/sql"

type Entry struct {
	Account string
	Amount  int64
}

func Record(db *sql.DB, entries []Entry) int { // ~ parameterised-sql, parameterised-sql
	written := 0
	for _, entry := range entries {
		_, err := db.Exec("INSERT INTO entries (account, amount) VALUES ($1, $2)", entry.Account, entry.Amount)
		if err != nil { // ~ swallowed-exception
		} else {
			written++
		}
	}
	return written
}
