const path = require('path');
const fs = require('fs/promises');

const MODS = path.resolve(__dirname, 'mods');

async function readMod(file) {
  const full = path.resolve(MODS, file);
  if (!full.startsWith(MODS + path.sep)) { // ~ path-traversal-guard
    throw new Error(`no such mod: ${file}`);
  }
  return fs.readFile(full, 'utf8');
}

module.exports = readMod;
