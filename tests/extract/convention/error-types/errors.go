package ledger

import "fmt"

type ClosedError struct { // ~ error-types
	Account string
}

func (e *ClosedError) Error() string {
	return fmt.Sprintf("%s is closed", e.Account)
}

type ErrorLog struct {
	lines []string
}

func (l *ErrorLog) Errors() []string {
	return l.lines
}
