function band(kelvin, wind) {
  if (kelvin < 250) {
    return 'arctic';
  } else if (wind > 30) {
    return 'storm';
  } else if (kelvin > 305 && wind < 2) {
    return 'stifling';
  } else if (kelvin > 290) {
    return 'warm';
  }
  return 'mild';
}

const LETTERS = { a: 'alpha', b: 'bravo', c: 'charlie', d: 'delta', e: 'echo' };

const spell = (word) => [...word].map((c) => LETTERS[c] ?? c);

module.exports = { band, spell };
