import type { Decoder } from "./decoder";

export class DecoderCatalogue { // ~ plugin-registry
  private readonly known = new Map<string, Decoder>();

  add(model: string, decoder: Decoder): this {
    this.known.set(model, decoder);
    return this;
  }

  read(model: string, frame: Uint8Array): number[] {
    const decoder = this.known.get(model);
    if (decoder === undefined) throw new Error(`model ${model} has no decoder`);
    return decoder.decode(frame);
  }
}
