class MailBuilder { // ~ builder
    private String to;
    private String subject;

    MailBuilder to(String to) {
        this.to = to;
        return this;
    }

    MailBuilder subject(String subject) {
        this.subject = subject;
        return this;
    }

    Mail build() {
        return new Mail(to, subject);
    }
}
