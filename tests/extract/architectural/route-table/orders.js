const express = require("express");
const orders = require("./orders");

const router = express.Router(); // ~ route-table

router.get("/orders", orders.list);
router.get("/orders/:id", orders.show);
router.post("/orders", orders.place);
router.delete("/orders/:id", orders.cancel);

module.exports = router;
