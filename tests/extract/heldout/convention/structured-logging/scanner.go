package scan

import "log/slog"

type Scanner struct {
	Gate string
}

func (s *Scanner) Seen(parcel string, grams int) {
	slog.Info("parcel scanned", "gate", s.Gate, "parcel", parcel, "grams", grams) // ~ structured-logging
	if grams > 31_500 {
		slog.Warn("parcel too heavy", slog.String("parcel", parcel), slog.Int("grams", grams)) // ~ structured-logging
	}
}
