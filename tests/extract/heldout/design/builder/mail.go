package mail

import "errors"

type Draft struct {
	to      []string
	subject string
	body    string
}

func Compose() *Draft { return &Draft{} }

func (d *Draft) To(addr string) *Draft {
	d.to = append(d.to, addr)
	return d
}

func (d *Draft) Subject(s string) *Draft {
	d.subject = s
	return d
}

func (d *Draft) Body(b string) *Draft {
	d.body = b
	return d
}

func (d *Draft) Build() (Message, error) { // ~ builder
	if len(d.to) == 0 {
		return Message{}, errors.New("mail without receiver")
	}
	return Message{To: d.to, Subject: d.subject, Body: d.body}, nil
}

type Message struct {
	To            []string
	Subject, Body string
}
