package main

import (
	"fmt"
	"os"
)

type verb func(args []string) error

var verbs = map[string]verb{ // ~ dispatch-table
	"import": importTrades,
	"settle": settle,
	"report": report,
}

func main() {
	run, ok := verbs[os.Args[1]]
	if !ok {
		fmt.Fprintln(os.Stderr, "unknown verb")
		os.Exit(2)
	}
	if err := run(os.Args[2:]); err != nil {
		os.Exit(1)
	}
}
