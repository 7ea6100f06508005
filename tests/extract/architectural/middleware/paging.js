function pages(list, size, next) {
  const first = list.slice(0, size);
  return { first, next: next + size };
}

function* walk(iterator) { // ~ streaming, streaming
  let next = iterator.next();
  while (!next.done) {
    yield next.value;
    next = iterator.next();
  }
}

module.exports = { pages, walk };
