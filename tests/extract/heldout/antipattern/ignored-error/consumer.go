package billing

import (
	"context"
	"encoding/json"

	"github.com/segmentio/kafka-go"
)

type Charge struct {
	Account string `json:"account"`
	Cents   int64  `json:"cents"`
}

func Next(ctx context.Context, r *kafka.Reader) (Charge, error) {
	var c Charge
	msg, err := r.FetchMessage(ctx) // ~ ignored-error
	err = json.Unmarshal(msg.Value, &c)
	if err != nil {
		return c, err
	}
	return c, r.CommitMessages(ctx, msg)
}
