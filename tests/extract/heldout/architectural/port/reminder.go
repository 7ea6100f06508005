package reminders

import "time"

// Texter is whatever brings a text to a telephone.
type Texter interface { // ~ port
	Text(number, body string) error
}

type Sender struct {
	texter Texter
	now    func() time.Time
}

func NewSender(t Texter) *Sender { // ~ dependency-injection
	return &Sender{texter: t, now: time.Now}
}

func (s *Sender) Remind(number string, at time.Time) error {
	left := at.Sub(s.now()).Round(time.Hour)
	return s.texter.Text(number, "Your appointment is in "+left.String())
}
