const world = require('./world');

const onPacket = { // ~ dispatch-table
  move: (p, d) => world.move(p, d.x, d.y),
  chat: (p, d) => world.say(p, d.text),
  pick: (p, d) => world.pickUp(p, d.item),
  quit: (p) => world.leave(p),
};

module.exports = function receive(player, raw) {
  const { kind, data } = JSON.parse(raw);
  const run = onPacket[kind];
  if (run) run(player, data);
};
