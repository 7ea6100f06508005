package pricing

import (
	"context"

	"github.com/open-feature/go-sdk/openfeature"
)

var flags = openfeature.NewClient("pricing")

func Price(ctx context.Context, customer string, cents int64) (int64, error) {
	on, err := flags.BooleanValue(ctx, "dynamic-pricing", false, openfeature.NewEvaluationContext(customer, nil)) // ~ feature-flag
	if err != nil {
		return cents, err
	}
	if on {
		return dynamic(cents), nil
	}
	return cents, nil
}

func dynamic(cents int64) int64 { return cents * 97 / 100 }
