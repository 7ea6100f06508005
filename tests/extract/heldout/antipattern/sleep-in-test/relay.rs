use std::sync::mpsc::{Receiver, Sender};
use std::thread;

pub fn relay(input: Receiver<u32>, output: Sender<u32>) {
    thread::spawn(move || {
        while let Ok(reading) = input.recv() {
            if output.send(reading * 10).is_err() {
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::relay;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn scales_readings() {
        let (tx, rx) = channel();
        let (out_tx, out_rx) = channel();
        relay(rx, out_tx);
        tx.send(7).unwrap();
        std::thread::sleep(Duration::from_millis(300)); // ~ sleep-in-test
        assert_eq!(out_rx.try_recv(), Ok(70));
    }
}
