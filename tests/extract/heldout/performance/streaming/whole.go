package levels

import (
	"os"
	"strings"
)

// Load needs the whole map at once, for its rows are compared.
func Load(path string) ([]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(raw)), nil
}

func StreamName(channel int) string {
	return "stream-" + strings.Repeat("x", channel)
}
