package alerts

import "testing"

type fakeMailer struct { // ~ fake-by-interface
	sent []string
}

func (m *fakeMailer) Send(text string) error {
	m.sent = append(m.sent, text)
	return nil
}

func TestAlert(t *testing.T) {
	mailer := &fakeMailer{}
	New(mailer).LimitExceeded("desk-4")
	if len(mailer.sent) != 1 {
		t.Fatal("one mail")
	}
}

type fakeCase struct {
	name string
}
