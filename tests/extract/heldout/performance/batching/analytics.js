import { post } from './http.js';

const LIMIT = 20;
let pending = [];

export function track(name, props) { // ~ batching
  pending.push({ name, props, at: Date.now() });
  if (pending.length >= LIMIT) {
    return flush();
  }
  return Promise.resolve();
}

export function flush() {
  const batch = pending;
  pending = [];
  return batch.length ? post('/events', batch) : Promise.resolve();
}
