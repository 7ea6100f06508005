const { Level } = require('./level-model');

class LevelDesigner { // ~ builder
  constructor(name) {
    this.parts = { name, walls: [], spawns: [] };
  }

  wall(x, y, length) {
    this.parts.walls.push([x, y, length]);
    return this;
  }

  spawn(kind, x, y) {
    this.parts.spawns.push({ kind, x, y });
    return this;
  }

  done() {
    if (this.parts.spawns.length === 0) throw new Error(`${this.parts.name} has no spawn`);
    return Object.freeze(new Level(this.parts));
  }
}

module.exports = { LevelDesigner };
