import puppeteer, { type Page } from "puppeteer";

export async function withPage<T>(use: (page: Page) => Promise<T>): Promise<T> { // ~ resource-guard
  const browser = await puppeteer.launch({ headless: true });
  try {
    const page = await browser.newPage();
    return await use(page);
  } finally {
    await browser.close();
  }
}
