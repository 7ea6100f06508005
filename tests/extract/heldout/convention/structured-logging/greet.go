package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: greet NAME")
	}
	name := os.Args[1]
	log.Printf("greeting %s with %d letters", name, len(name))
	fmt.Println("hello", name)
}
