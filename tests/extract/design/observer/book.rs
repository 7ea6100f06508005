pub struct Book {
    watchers: Vec<Box<dyn Fn(&Level)>>,
}

impl Book { // ~ observer
    pub fn watch(&mut self, watcher: Box<dyn Fn(&Level)>) {
        self.watchers.push(watcher);
    }

    pub fn change(&mut self, level: Level) {
        for watcher in &self.watchers {
            watcher(&level);
        }
    }
}
