const { lookup } = require('./geo-service');

const seen = new Map();

async function coordinates(address) { // ~ caching
  if (seen.has(address)) {
    return seen.get(address);
  }
  const point = await lookup(address);
  seen.set(address, point);
  return point;
}

module.exports = { coordinates };
