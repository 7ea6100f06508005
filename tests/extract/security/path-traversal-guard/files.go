package files

import (
	"errors"
	"path/filepath"
	"strings"
)

func (s *Store) path(name string) (string, error) { // ~ path-traversal-guard
	file := filepath.Join(s.root, filepath.Clean(name))
	if !strings.HasPrefix(file, s.root+"/") {
		return "", errors.New("outside of the reports")
	}
	return file, nil
}

func trim(path string) string {
	if !strings.HasPrefix(path, "/api/") {
		return ""
	}
	return path[5:]
}
