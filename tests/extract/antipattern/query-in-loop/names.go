package names

func Names(db *sql.DB, ids []int64) ([]string, error) { // ~ parameterised-sql, parameterised-sql
	var names []string
	for _, id := range ids { // ~ query-in-loop
		var name string
		if err := db.QueryRow("SELECT name FROM clients WHERE id = $1", id).Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}
