class LedgerConnection:  # ~ singleton
    _instance = None

    def __new__(cls, dsn):  # ~ lazy-loading
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.dsn = dsn
        return cls._instance
