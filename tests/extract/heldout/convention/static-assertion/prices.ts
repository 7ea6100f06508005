import type { ProductId } from "./products";

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Assert<T extends true> = T;

export const PRICES = { apple: 45, pear: 60, plum: 30 };

// a product without a price stops the build
type _AllPriced = Assert<Equal<keyof typeof PRICES, ProductId>>; // ~ static-assertion
