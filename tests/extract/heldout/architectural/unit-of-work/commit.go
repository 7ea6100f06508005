package quiz

type Answer struct {
	Question int
	Choice   rune
	Final    bool
}

// Commit fixes an answer of the player; no database is near.
func (a *Answer) Commit() { a.Final = true }

// Rollback gives the choice back as long as it is not final.
func (a *Answer) Rollback() bool {
	if a.Final {
		return false
	}
	a.Choice = 0
	return true
}
