package labels

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

const root = "/var/lib/labels"

func Open(name string) (*os.File, error) {
	full := filepath.Clean(filepath.Join(root, name))
	if !strings.HasPrefix(full, root+string(filepath.Separator)) { // ~ path-traversal-guard
		return nil, errors.New("label lies outside of its folder")
	}
	return os.Open(full)
}
