export async function load(url: string): Promise<Rates> {
  try {
    return parse(await (await fetch(url)).text());
  } catch (error) {
    throw new Error(`rates of ${url} cannot be read`, { cause: error }); // ~ error-wrapping
  }
}

export async function retry(url: string): Promise<Rates> {
  try {
    return await load(url);
  } catch (error) {
    throw new Error("rates cannot be read");
  }
}
