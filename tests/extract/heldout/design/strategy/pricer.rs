use crate::discount::Discount;

pub struct Pricer { // ~ strategy
    pub discount: Box<dyn Discount>,
    pub vat_percent: u64,
}

impl Pricer {
    pub fn gross(&self, lines: &[(u64, u64)]) -> u64 {
        let net: u64 = lines.iter().map(|(qty, cents)| qty * cents).sum();
        let net = self.discount.apply(net);
        net + net * self.vat_percent / 100
    }
}
