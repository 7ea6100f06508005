package upload

import (
	"io"
	"os"
)

// Spool keeps an upload on disk until somebody asks for it. No test.
func Spool(r io.Reader) (string, error) {
	f, err := os.CreateTemp("", "upload-*")
	if err != nil {
		return "", err
	}
	if _, err := io.Copy(f, r); err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}
