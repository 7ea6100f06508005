package com.tradesense.core;

public class TradingManager { // ~ god-class
    private final Database database;
    private final Mailer mailer;
    private final Feed feed;
    private final Printer printer;
    private final Users users;
    private final Limits limits;
    private final Orders orders;
    private final Trades trades;
    private final Prices prices;
    private final Templates templates;
    private final ArchiveDir archiveDir;
    private final Settings settings;

    public TradingManager(Settings settings) {
        this.settings = settings;
        this.database = settings.openDatabase();
        this.mailer = settings.openMailer();
        this.feed = settings.openFeed();
        this.printer = settings.openPrinter();
        this.users = settings.openUsers();
        this.limits = settings.openLimits();
        this.orders = settings.openOrders();
        this.trades = settings.openTrades();
        this.prices = settings.openPrices();
        this.templates = settings.openTemplates();
        this.archiveDir = settings.openArchiveDir();
    }

    public Result openAccount(Item item) {
        return database.openAccount(item);
    }

    public Result closeAccount(Item item) {
        return mailer.closeAccount(item);
    }

    public Result deposit(Item item) {
        return feed.deposit(item);
    }

    public Result withdraw(Item item) {
        return printer.withdraw(item);
    }

    public Result placeOrder(Item item) {
        return users.placeOrder(item);
    }

    public Result cancelOrder(Item item) {
        return limits.cancelOrder(item);
    }

    public Result matchOrders(Item item) {
        return orders.matchOrders(item);
    }

    public Result publishPrice(Item item) {
        return trades.publishPrice(item);
    }

    public Result renderReport(Item item) {
        return prices.renderReport(item);
    }

    public Result mailReport(Item item) {
        return templates.mailReport(item);
    }

    public Result importTrades(Item item) {
        return archiveDir.importTrades(item);
    }

    public Result exportTrades(Item item) {
        return settings.exportTrades(item);
    }

    public Result checkLimit(Item item) {
        return database.checkLimit(item);
    }

    public Result raiseLimit(Item item) {
        return mailer.raiseLimit(item);
    }

    public Result logIn(Item item) {
        return feed.logIn(item);
    }

    public Result logOut(Item item) {
        return printer.logOut(item);
    }

    public Result archive(Item item) {
        return users.archive(item);
    }

    public Result restore(Item item) {
        return limits.restore(item);
    }

    public Result settle(Item item) {
        return orders.settle(item);
    }

    public Result reconcile(Item item) {
        return trades.reconcile(item);
    }

    public Result printLabels(Item item) {
        return prices.printLabels(item);
    }
}
