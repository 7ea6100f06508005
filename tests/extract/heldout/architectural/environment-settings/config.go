package config

import (
	"os"
	"strconv"
	"time"
)

type Config struct {
	Addr    string
	Broker  string
	Batch   int
	Timeout time.Duration
}

func env(key, def string) string {
	if v, ok := os.LookupEnv(key); ok {
		return v
	}
	return def
}

func FromEnv() (Config, error) { // ~ environment-settings
	cfg := Config{
		Addr:   env("ADDR", ":9000"),
		Broker: env("BROKER", "kafka:9092"),
	}
	var err error
	if cfg.Batch, err = strconv.Atoi(env("BATCH", "500")); err != nil {
		return cfg, err
	}
	cfg.Timeout, err = time.ParseDuration(env("TIMEOUT", "3s"))
	return cfg, err
}
