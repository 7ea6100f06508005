//! Amounts of money as shown.

use super::Shared;

/// An amount in the portal's currency: whole from 100 on.
pub(super) fn money(shared: &Shared<'_>, amount: f64) -> String {
    let currency = shared.portal.config.currency();
    let cents = amount.abs() < 100.0 && (amount - amount.round()).abs() > 0.004;
    let sign = if amount < 0.0 { "−" } else { "" };
    let text = if cents { format!("{:.2}", amount.abs()) } else { format!("{:.0}", amount.abs()) };
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    format!("{sign}{currency}{}{rest}", thousands(whole))
}

/// `1,250,000`.
pub(super) fn thousands(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
