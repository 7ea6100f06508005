package journal

import (
	"bufio"
	"io"
	"os"
)

func Each(file io.Reader, handle func(Entry) error) error { // ~ streaming
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		entry, err := parse(scanner.Bytes())
		if err != nil {
			return err
		}
		if err := handle(entry); err != nil {
			return err
		}
	}
	return scanner.Err()
}

func StreamName(path string) ([]byte, error) {
	return os.ReadFile(path)
}
