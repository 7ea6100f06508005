package ops

import (
	"fmt"
	"os/exec"
)

func TailLog(service string, lines int) ([]byte, error) {
	line := fmt.Sprintf("journalctl -u %s -n %d | grep -v DEBUG", service, lines)
	return exec.Command("sh", "-c", line).Output() // ~ shell-injection
}
