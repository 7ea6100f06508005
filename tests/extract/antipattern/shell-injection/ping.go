package ping

import "os/exec"

func Ping(host string) ([]byte, error) {
	return exec.Command("sh", "-c", "ping -c 1 "+host).Output() // ~ shell-injection
}

func Safe(host string) ([]byte, error) {
	return exec.Command("ping", "-c", "1", host).Output()
}
