package desk

type Desk struct { // ~ god-class
	database   *Database
	mailer     *Mailer
	feed       *Feed
	printer    *Printer
	users      *Users
	limits     *Limits
	orders     *Orders
	trades     *Trades
	prices     *Prices
	templates  *Templates
	archiveDir *ArchiveDir
	settings   *Settings
}

func (d *Desk) OpenAccount(item Item) error {
	return d.database.Do(item)
}

func (d *Desk) CloseAccount(item Item) error {
	return d.mailer.Do(item)
}

func (d *Desk) Deposit(item Item) error {
	return d.feed.Do(item)
}

func (d *Desk) Withdraw(item Item) error {
	return d.printer.Do(item)
}

func (d *Desk) PlaceOrder(item Item) error {
	return d.users.Do(item)
}

func (d *Desk) CancelOrder(item Item) error {
	return d.limits.Do(item)
}

func (d *Desk) MatchOrders(item Item) error {
	return d.orders.Do(item)
}

func (d *Desk) PublishPrice(item Item) error {
	return d.trades.Do(item)
}

func (d *Desk) RenderReport(item Item) error {
	return d.prices.Do(item)
}

func (d *Desk) MailReport(item Item) error {
	return d.templates.Do(item)
}

func (d *Desk) ImportTrades(item Item) error {
	return d.archiveDir.Do(item)
}

func (d *Desk) ExportTrades(item Item) error {
	return d.settings.Do(item)
}

func (d *Desk) CheckLimit(item Item) error {
	return d.database.Do(item)
}

func (d *Desk) RaiseLimit(item Item) error {
	return d.mailer.Do(item)
}

func (d *Desk) LogIn(item Item) error {
	return d.feed.Do(item)
}

func (d *Desk) LogOut(item Item) error {
	return d.printer.Do(item)
}

func (d *Desk) Archive(item Item) error {
	return d.users.Do(item)
}

func (d *Desk) Restore(item Item) error {
	return d.limits.Do(item)
}

func (d *Desk) Settle(item Item) error {
	return d.orders.Do(item)
}

func (d *Desk) Reconcile(item Item) error {
	return d.trades.Do(item)
}

func (d *Desk) PrintLabels(item Item) error {
	return d.prices.Do(item)
}
