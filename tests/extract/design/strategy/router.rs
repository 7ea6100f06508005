pub struct Router { // ~ strategy
    policy: Box<dyn RoutingPolicy>,
}

impl Router {
    pub fn route(&self, order: &Order) -> Venue {
        self.policy.choose(order)
    }
}
