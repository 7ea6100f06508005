export interface Parcel { // ~ immutable-record
  readonly number: string;
  readonly grams: number;
  readonly stops: readonly string[];
}

export function atStop(parcel: Parcel, stop: string): Parcel {
  return { ...parcel, stops: [...parcel.stops, stop] };
}
