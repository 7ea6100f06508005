package config

import (
	"os"
	"strconv"
)

type Config struct {
	Database string
	Broker   string
	Workers  int
}

func Load() (Config, error) { // ~ environment-settings
	workers, err := strconv.Atoi(os.Getenv("WORKERS"))
	if err != nil {
		return Config{}, err
	}
	return Config{Database: os.Getenv("DATABASE_URL"), Broker: os.Getenv("BROKER_URL"), Workers: workers}, nil
}

func Home() string {
	return os.Getenv("HOME")
}
