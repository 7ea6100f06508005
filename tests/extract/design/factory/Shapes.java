class Channels {
    Channel open(String kind) { // ~ factory
        if (kind.equals("mail")) {
            return new MailChannel();
        }
        return new PagerChannel();
    }

    Channel createDefault() {
        return new MailChannel();
    }
}
