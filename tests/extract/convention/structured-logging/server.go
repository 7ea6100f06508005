package server

import (
	"log"
	"log/slog"
)

func settled(trade Trade) {
	slog.Info("trade settled", "trade", trade.ID, "venue", trade.Venue) // ~ structured-logging
	log.Printf("trade %s settled", trade.ID)
	slog.Info("done")
}
