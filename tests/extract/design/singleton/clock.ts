export class Clock { // ~ singleton
  private static instance: Clock | undefined;

  private constructor() {}

  static shared(): Clock { // ~ lazy-loading
    if (!Clock.instance) {
      Clock.instance = new Clock();
    }
    return Clock.instance;
  }
}
