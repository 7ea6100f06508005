async function upload(store, part, tries = 0) { // ~ retry-backoff
  try {
    return await store.put(part.key, part.bytes);
  } catch (error) {
    if (tries >= 5 || !error.temporary) {
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tries));
    return upload(store, part, tries + 1);
  }
}
