package chart

import "strings"

type Options struct {
	Title  string
	Width  int
	Legend bool
}

func New(o Options, series ...string) string {
	if o.Width == 0 {
		o.Width = 80
	}
	lines := []string{o.Title}
	for _, s := range series {
		lines = append(lines, strings.Repeat("-", o.Width-len(s))+s)
	}
	return strings.Join(lines, "\n")
}
