package lab

import (
	"errors"
	"io"
	"log"
)

func Finish(c io.Closer) {
	if err := c.Close(); err != nil {
		log.Println("closing the analyser:", err)
	}
}

func Drain(next func() (byte, error)) (n int, err error) {
	for {
		_, err = next()
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
		n++
	}
}
