use crate::mail::Mailer;

pub fn confirm(mailer: &mut dyn Mailer, to: &str, order: u32) {
    mailer.send(to, &format!("order {order} is on its way"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Outbox(Vec<(String, String)>);

    impl Mailer for Outbox { // ~ fake-by-interface
        fn send(&mut self, to: &str, text: &str) {
            self.0.push((to.to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn names_the_order() {
        let mut outbox = Outbox::default();
        confirm(&mut outbox, "ida@shop.test", 9);
        assert!(outbox.0[0].1.contains("order 9"));
    }
}
