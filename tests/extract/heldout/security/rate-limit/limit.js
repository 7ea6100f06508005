const redis = require('./redis');

const WINDOW = 60;
const MAX = 100;

module.exports = async function limit(req, res, next) { // ~ rate-limit, middleware
  const slot = Math.floor(Date.now() / 1000 / WINDOW);
  const key = `rl:${req.ip}:${slot}`;
  const used = await redis.incr(key);
  if (used === 1) await redis.expire(key, WINDOW);
  if (used > MAX) {
    return res.status(429).set('Retry-After', String(WINDOW)).end();
  }
  return next();
};
