class InvoicePrinter {
  #fonts = null;

  get fonts() { // ~ lazy-loading
    if (this.#fonts === null) {
      this.#fonts = require('./fonts').embed(['Inter', 'Inter-Bold']);
    }
    return this.#fonts;
  }

  print(invoice) {
    return invoice.lines.map((l) => this.fonts.layout(`${l.qty} x ${l.text}`));
  }
}

module.exports = InvoicePrinter;
