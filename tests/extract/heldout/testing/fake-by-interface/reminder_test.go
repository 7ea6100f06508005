package reminder

import "testing"

type texts struct { // ~ fake-by-interface
	sent []string
}

func (t *texts) Text(number, body string) error {
	t.sent = append(t.sent, number+": "+body)
	return nil
}

func TestRemindsTheDayBefore(t *testing.T) {
	out := &texts{}
	r := New(out)
	r.Run("2024-05-02", []Visit{{Day: "2024-05-03", Phone: "+49 1"}})
	if len(out.sent) != 1 {
		t.Fatalf("sent %v", out.sent)
	}
}
