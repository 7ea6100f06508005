package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

func main() { // ~ graceful-shutdown
	server := &http.Server{Addr: ":8080"}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go server.ListenAndServe()
	<-stop
	server.Shutdown(context.Background())
}
