const mysql = require('mysql2/promise');

const db = mysql.createPool({ host: 'db', database: 'shop' });

exports.wish = async (customer, sku) => {
  await db.execute('INSERT IGNORE INTO wishes (customer_id, sku) VALUES (?, ?)', [customer, sku]); // ~ parameterised-sql
};

exports.wishes = async (customer) => {
  const [rows] = await db.query('SELECT sku FROM wishes WHERE customer_id = ?', [customer]); // ~ parameterised-sql
  return rows.map((r) => r.sku);
};
