package settings

import "os"

func Read() (Settings, error) { // ~ environment-settings, environment-settings
	key := os.Getenv("VENUE_API_KEY") // ~ secret-from-environment
	secret, ok := os.LookupEnv("SIGNING_SECRET") // ~ secret-from-environment
	if !ok {
		return Settings{}, ErrNoSecret
	}
	return Settings{Key: key, Secret: secret, Home: os.Getenv("HOME")}, nil
}
