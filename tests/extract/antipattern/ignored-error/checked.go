package imports

import (
	"fmt"
	"os"
)

func Load(path string) (err error) {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err) // ~ error-wrapping
	}
	defer file.Close()
	trade, ok := known[path]
	_, seen := done[path]
	if ok && !seen {
		_ = os.Remove(trade.lock)
		fmt.Println("seen", path)
	}
	count, err := read(file)
	if count == 0 || err != nil {
		return err
	}
	return nil
}
