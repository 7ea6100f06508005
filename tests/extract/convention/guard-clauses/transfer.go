package transfer

import "errors"

func Check(from, to *Account, amount int64) error { // ~ guard-clauses, input-validation
	if from == nil || to == nil {
		return errors.New("an account is missing")
	}
	if amount <= 0 {
		return errors.New("the amount is not positive")
	}
	if from.Closed {
		return errors.New("the account is closed")
	}
	from.Reserve(amount)
	return nil
}

func Run(steps []Step) error {
	if err := steps[0].Do(); err != nil {
		return err
	}
	if err := steps[1].Do(); err != nil {
		return err
	}
	if err := steps[2].Do(); err != nil {
		return err
	}
	return nil
}
