package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// ANCHOR: key
// Key identifies a trade for ever: the same trade, sent again in any
// session and any time zone, has the same key.
func Key(broker, account, brokerTradeID string) string {
	h := sha256.Sum256([]byte(strings.Join(
		[]string{broker, account, brokerTradeID}, "\x1f")))
	return hex.EncodeToString(h[:16])
}
// ANCHOR_END: key

// ANCHOR: store
// Accept stores the trade unless its key is known, and says which it was.
func (s *Store) Accept(ctx context.Context, t Trade) (fresh bool, err error) {
	tag, err := s.db.Exec(ctx, `
		INSERT INTO trades (key, broker, account, payload)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT (key) DO NOTHING`,
		Key(t.Broker, t.Account, t.ID), t.Broker, t.Account, t.Payload)
	if err != nil {
		return false, err
	}
	return tag.RowsAffected() == 1, nil
}
// ANCHOR_END: store
