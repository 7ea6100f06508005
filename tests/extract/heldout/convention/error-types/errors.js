'use strict';

class ShopError extends Error { // ~ error-types
  constructor(message, status = 500) {
    super(message);
    this.name = this.constructor.name;
    this.status = status;
  }
}

class OutOfStock extends ShopError { // ~ error-types
  constructor(sku) {
    super(`${sku} is sold out`, 409);
    this.sku = sku;
  }
}

module.exports = { ShopError, OutOfStock };
