const { performance } = require('perf_hooks');

async function measured(name, work, report) {
  const begin = performance.now();
  try {
    return await work();
  } finally {
    const took = performance.now() - begin;
    const fields = [name, took].map((v) => {
      return String(v);
    });
    report(fields.join(' '));
  }
}

module.exports = { measured };
