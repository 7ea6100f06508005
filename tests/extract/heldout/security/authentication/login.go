package account

import (
	"context"
	"errors"

	"golang.org/x/crypto/bcrypt"
)

type Account struct {
	Name string
	Hash []byte
}

func Login(ctx context.Context, acc *Account, password string) (context.Context, error) {
	if bcrypt.CompareHashAndPassword(acc.Hash, []byte(password)) != nil { // ~ authentication
		return nil, errors.New("unknown user or wrong password")
	}
	return context.WithValue(ctx, accountKey{}, acc), nil
}

type accountKey struct{}
