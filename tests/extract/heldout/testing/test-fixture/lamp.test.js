const { test } = require('node:test');
const assert = require('node:assert');
const { LightFixture } = require('../src/light-fixture');

const fixture = (watts) => new LightFixture({ socket: 'E27', watts });

test('a fixture takes a small lamp', () => {
  assert.ok(fixture(60).accepts(40));
});

test('a fixture refuses a hot lamp', () => {
  assert.ok(!fixture(60).accepts(100));
});
