const { Router } = require('express');
const carts = require('./handlers/carts');
const products = require('./handlers/products');

const router = Router(); // ~ route-table

router.get('/products', products.list);
router.get('/products/:sku', products.show);
router.post('/carts', carts.create);
router.put('/carts/:id/lines', carts.replaceLines);
router.delete('/carts/:id', carts.discard);

module.exports = router;
