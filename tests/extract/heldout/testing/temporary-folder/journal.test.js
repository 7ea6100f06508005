const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');
const { Journal } = require('../src/journal');

test('journal appends', (t) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'journal-')); // ~ temporary-folder
  t.after(() => fs.rmSync(dir, { recursive: true, force: true }));
  const journal = new Journal(dir);
  journal.note('opened');
  assert.match(fs.readFileSync(path.join(dir, 'today.log'), 'utf8'), /opened/);
});
