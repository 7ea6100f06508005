const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function withRetry<T>(call: () => Promise<T>, attempts = 4): Promise<T> { // ~ retry-backoff
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt === attempts) throw error;
      await pause(100 * 2 ** attempt);
    }
  }
}

export async function retryButton(load: () => Promise<void>, show: (error: unknown) => void) {
  try {
    await load();
  } catch (error) {
    show(error);
  }
}
