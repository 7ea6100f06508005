def open_feed(venue, settings):  # ~ factory
    if venue == "lse":
        return FixFeed(settings.host, settings.port)
    if venue == "kraken":
        return SocketFeed(settings.url)
    raise ValueError(venue)
