package ops

import "os/exec"

func Zip(target string, files ...string) error {
	args := append([]string{"-q", target}, files...)
	return exec.Command("zip", args...).Run()
}

func DiskFree() ([]byte, error) {
	return exec.Command("sh", "-c", "df -h | tail -n +2").Output()
}
