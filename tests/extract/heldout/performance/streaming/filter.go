package access

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Slow copies the lines of slow requests from r to w.
func Slow(r io.Reader, w io.Writer) error { // ~ streaming
	in := bufio.NewScanner(r)
	for in.Scan() {
		if strings.Contains(in.Text(), "slow=1") {
			if _, err := fmt.Fprintln(w, in.Text()); err != nil {
				return err
			}
		}
	}
	return in.Err()
}
