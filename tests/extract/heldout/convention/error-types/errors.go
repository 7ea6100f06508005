package booking

import "fmt"

// FullError says that a course has no seat left.
type FullError struct { // ~ error-types
	Course string
	Seats  int
}

func (e *FullError) Error() string {
	return fmt.Sprintf("course %s: all %d seats taken", e.Course, e.Seats)
}

type ClosedError struct{ Course string } // ~ error-types

func (e *ClosedError) Error() string { return e.Course + " is closed" }
