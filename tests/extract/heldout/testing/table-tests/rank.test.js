const { rankOf } = require('../src/rank');

describe('rankOf', () => {
  it.each([ // ~ table-tests
    [0, 'recruit'],
    [99, 'recruit'],
    [100, 'sergeant'],
    [2500, 'captain'],
  ])('%i points make a %s', (points, rank) => {
    expect(rankOf(points)).toBe(rank);
  });
});
