package imports

import (
	"encoding/json"
	"os"
	"strconv"
)

func Load(path string) ([]Trade, error) {
	data, err := os.ReadFile(path) // ~ ignored-error
	lines, err := split(data)
	if err != nil {
		return nil, err
	}
	var trades []Trade
	for _, line := range lines {
		amount, _ := strconv.ParseInt(line.amount, 10, 64) // ~ ignored-error
		trade := Trade{Amount: amount}
		json.Unmarshal(line.extra, &trade.Extra) // ~ ignored-error
		trades = append(trades, trade)
	}
	return trades, nil
}
