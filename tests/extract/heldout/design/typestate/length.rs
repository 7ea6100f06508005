use std::marker::PhantomData;
use std::ops::Add;

pub struct Metre;
pub struct Foot;

/// A length that knows its unit: the units are no states.
pub struct Length<U> {
    pub value: f64,
    unit: PhantomData<U>,
}

impl<U> Length<U> {
    pub fn of(value: f64) -> Self {
        Length { value, unit: PhantomData }
    }
}

impl<U> Add for Length<U> {
    type Output = Length<U>;

    fn add(self, other: Length<U>) -> Length<U> {
        Length::of(self.value + other.value)
    }
}
