const { exec } = require('node:child_process');
const { promisify } = require('node:util');

const run = promisify(exec);

async function convertReplay(file, out) {
  const { stdout } = await run(`ffmpeg -i ${file} -c:v libx264 ${out}`); // ~ shell-injection
  return stdout;
}

module.exports = { convertReplay };
