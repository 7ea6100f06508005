package server

type Option struct{ weight int }

func NewTotal(options ...Option) int {
	total := 0
	for _, option := range options {
		total += option.weight
	}
	return total
}
